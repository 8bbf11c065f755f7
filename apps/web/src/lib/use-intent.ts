import { useEffect, useRef } from 'react';

const settled = 80;

/** Tells that somebody is likely to open something: they point at it for a moment, or have the focus on it. */
export function useIntent(onIntent: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  function stop(): void {
    clearTimeout(timer.current);
  }
  function start(): void {
    stop();
    timer.current = setTimeout(onIntent, settled);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return { onPointerEnter: start, onPointerLeave: stop, onFocus: start, onBlur: stop };
}
