/** Lets the event loop do something else: reading SQLite never does by itself. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
