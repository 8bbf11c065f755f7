import type { Motion } from './range.ts';

/** Without `scrollend`, scrolling has ended when nothing came for this long. */
const quiet = 150;

/** Calls back on each scroll with what moves it, and when it has come to rest. The returned function ends it. */
export function listenToScrolling(element: HTMLElement, scrolled: (motion: Motion) => void): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: true };
  const tellsEnd = 'onscrollend' in element;
  let motion: Motion = 'wheel';
  let down = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function rest(): void {
    clearTimeout(timer);
    // The end of one swing may be told when the finger is down for the next.
    if (down) return;
    motion = 'wheel';
    scrolled('rest');
  }
  function lift(): void {
    down = false;
    // If it only touched, no scroll follows, nor its end.
    clearTimeout(timer);
    timer = setTimeout(rest, quiet);
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
      clearTimeout(timer);
      if (!tellsEnd) timer = setTimeout(rest, quiet);
    },
    options,
  );
  element.addEventListener('scrollend', rest, options);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
