import type { Motion } from './range.ts';

/**
 * Scrolling has come to rest when nothing came for this long. Its own end event comes sooner, between two turns of a wheel, when
 * what is changed below would be seen.
 */
const quiet = 150;

/** Calls back on each scroll with what moves it, and when it has come to rest. The returned function ends it. */
export function listenToScrolling(element: HTMLElement, scrolled: (motion: Motion) => void): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: true };
  let motion: Motion = 'wheel';
  let down = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function rest(): void {
    motion = 'wheel';
    scrolled('rest');
  }
  function restSoon(): void {
    clearTimeout(timer);
    if (!down) timer = setTimeout(rest, quiet);
  }
  function lift(): void {
    down = false;
    restSoon();
  }

  element.addEventListener(
    'touchstart',
    () => {
      down = true;
      motion = 'finger';
      scrolled(motion);
    },
    options,
  );
  element.addEventListener('touchend', lift, options);
  element.addEventListener('touchcancel', lift, options);
  element.addEventListener(
    'scroll',
    () => {
      scrolled(motion);
      restSoon();
    },
    options,
  );
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
