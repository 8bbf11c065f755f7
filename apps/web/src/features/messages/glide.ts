import { isStill } from '../../lib/motion.ts';

/** How much of the way to the end is shown; the rest is skipped. */
const farthest = 1_200;
const shortest = 250;
const longest = 500;

/** Brings a scroller to its end. */
export type Glide = (scroller: HTMLElement) => void;

function easeOut(part: number): number {
  return 1 - (1 - part) ** 3;
}

/**
 * Glides to the end of a scroller whose position counts from its end. A touch of the wheel, the screen or a key ends it
 * where it is.
 */
export function glideToEnd(scroller: HTMLElement): void {
  const from = Math.min(farthest, -scroller.scrollTop);
  scroller.scrollTop = -from;
  if (from < 1 || isStill()) {
    scroller.scrollTop = 0;
    return;
  }
  const started = performance.now();
  const lasts = shortest + ((longest - shortest) * from) / farthest;
  const stop = new AbortController();
  for (const name of ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const) {
    scroller.addEventListener(name, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  function step(now: number): void {
    if (stop.signal.aborted) return;
    const part = Math.min(1, Math.max(0, now - started) / lasts);
    scroller.scrollTop = -from * (1 - easeOut(part));
    if (part < 1) requestAnimationFrame(step);
    else stop.abort();
  }
  requestAnimationFrame(step);
}
