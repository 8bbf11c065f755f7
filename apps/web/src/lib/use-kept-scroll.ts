import { type RefObject, useLayoutEffect, useRef } from 'react';

const kept = new Map<string, number>();

/** Keeps how far an element was scrolled while it is away, and puts it back when it returns. */
export function useKeptScroll(name: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    element.scrollTop = kept.get(name) ?? 0;
    return () => void kept.set(name, element.scrollTop);
  }, [name]);
  return ref;
}
