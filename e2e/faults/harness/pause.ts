/** Lets time pass. Faults last for a while by their nature; nothing here waits like this for a condition. */
export function pause(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ms);
  return promise;
}

/** Asks again and again until the answer is yes; false if that takes longer than `most` ms. */
export async function until(holds: () => boolean | Promise<boolean>, most: number, every = 20): Promise<boolean> {
  const last = performance.now() + most;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() >= last) return false;
    await pause(every);
  }
}
