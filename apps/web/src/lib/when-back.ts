const tasks = new Set<() => void>();

/** Runs the task once the server can be reached again. The returned function takes it back. */
export function whenBack(task: () => void): () => void {
  tasks.add(task);
  return () => void tasks.delete(task);
}

/** The server can be reached again. */
export function sayBack(): void {
  const due = [...tasks];
  tasks.clear();
  for (const task of due) task();
}
