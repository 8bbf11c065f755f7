/** Runs the task when the browser has nothing better to do. The returned function takes it back. */
export function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(task, { timeout: 5_000 });
    return () => cancelIdleCallback(id);
  }
  const timer = setTimeout(task, 1_000);
  return () => clearTimeout(timer);
}
