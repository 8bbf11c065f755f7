import { type PointerEvent, useEffect, useState } from 'react';
import { rowOf } from './row-elements.ts';

interface Pointed {
  readonly key: string;
  readonly byTouch: boolean;
}

function pointedBy({ target, pointerType }: PointerEvent): Pointed | null {
  const key = rowOf(target)?.dataset['key'];
  return key === undefined ? null : { key, byTouch: pointerType === 'touch' };
}

/** The row under the pointer; for a finger the one it tapped, until it taps again, anywhere, or scrolls. */
export function usePointed() {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const tapped = pointed?.byTouch === true;

  useEffect(() => {
    if (!tapped) return;
    const away = new AbortController();
    function lookAway({ target }: Event): void {
      // What is pressed within the row still needs to be there when the finger lifts.
      if (rowOf(target) === null) setPointed(null);
    }
    document.addEventListener('pointerdown', lookAway, { signal: away.signal });
    return () => away.abort();
  }, [tapped]);

  return {
    key: pointed?.key ?? null,
    props: {
      onPointerOver(event: PointerEvent) {
        if (event.pointerType !== 'touch') setPointed(pointedBy(event));
      },
      onPointerLeave(event: PointerEvent) {
        if (event.pointerType !== 'touch') setPointed(null);
      },
      onPointerUp(event: PointerEvent) {
        if (event.pointerType !== 'touch') return;
        const next = pointedBy(event);
        const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
        setPointed(!onControl && next?.key === pointed?.key ? null : next);
      },
      onScroll() {
        if (tapped) setPointed(null);
      },
    },
  };
}
