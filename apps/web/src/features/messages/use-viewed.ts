import { useEffect, useRef } from 'react';
import { readAfter, view, type Viewed } from './viewed.ts';

/** Tells which message has been read: in view for a second, with somebody in front of the screen. */
export function useViewed(attentive: boolean, onRead: (ord: number) => void): (range: readonly [number, number] | null) => void {
  const viewed = useRef<Viewed | null>(null);
  const seen = useRef<readonly [number, number] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const done = useRef(0);
  const latest = useRef({ attentive, onRead });

  function look(): void {
    clearTimeout(timer.current);
    const step = view(viewed.current, latest.current.attentive ? seen.current : null, performance.now());
    viewed.current = step.viewed;
    if (step.read !== null) {
      done.current = step.read;
      latest.current.onRead(step.read);
    }
    // While everything in view was read, nothing needs to be looked at. What has just come into view is not among what was viewed yet.
    const last = seen.current?.[1] ?? 0;
    if (step.viewed !== null && last > done.current) timer.current = setTimeout(look, step.viewed.since + readAfter - performance.now());
  }

  useEffect(() => {
    latest.current = { attentive, onRead };
    look();
    return () => clearTimeout(timer.current);
    // oxlint-disable-next-line react/exhaustive-deps -- when they come or go
  }, [attentive]);

  return (range) => {
    seen.current = range;
    look();
  };
}
