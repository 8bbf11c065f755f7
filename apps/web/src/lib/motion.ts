/** Whether things are to move as little as possible: by the system’s setting, or by the person’s own. */
export function isStill(): boolean {
  return document.documentElement.dataset['motion'] === 'less' || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
