/** A tab in the background paints nothing, but its title and badges must not stand still. */
const longest = 250;

/** Runs the task before the next frame is painted, in a hidden tab soon. */
export function beforePaint(task: () => void): void {
  const timer = setTimeout(run, longest);
  const frame = requestAnimationFrame(run);
  function run(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    task();
  }
}
