/** Does something `count` times, `width` at once, and keeps the results in order. */
export async function inParallel<T>(count: number, work: (index: number) => Promise<T>, width = 16): Promise<readonly T[]> {
  const results: T[] = [];
  let next = 0;
  async function worker(): Promise<void> {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await work(index);
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
  return results;
}
