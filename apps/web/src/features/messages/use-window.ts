import { type RefObject, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Glide } from './glide.ts';
import type { ReadingPlace } from './places.ts';
import { fitting, type Motion, type Range, rangeAt, reach, within } from './range.ts';
import type { Row } from './rows.ts';
import { listenToScrolling } from './scrolling.ts';
import { createScroller, type Scroller } from './scroller.ts';

export interface WindowOptions {
  readonly rows: readonly Row[];
  /** The rows reach the room’s last one. */
  readonly end: boolean;
  /** What to land on, once; null: the end. `top` null: with a quarter of the screen above it. */
  readonly landing: { readonly key: string; readonly top: number | null } | null;
  readonly onOlder: () => void;
  readonly onNewer: () => void;
  /** Whether the end of the room is in view, and whether it is more than a screen away. */
  readonly onMoved: (atEnd: boolean, far: boolean) => void;
  /** The messages in view, by their numbers. */
  readonly onView: (range: readonly [number, number] | null) => void;
  readonly onLeave: (place: ReadingPlace | null) => void;
}

export interface TimelineView {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly shown: readonly Row[];
  /** To be called around each change of the rows in the document. */
  readonly beforeCommit: () => void;
  readonly afterCommit: () => void;
  /** Glides to the end. */
  readonly glide: (by: Glide) => void;
  /** At the end from now on, with what is about to come there. For effects. */
  readonly follow: () => void;
  /** Goes at once to a row, with a quarter of the screen above it. */
  readonly goToRow: (key: string) => void;
  /** Goes at once to the first or the last row. */
  readonly goTo: (edge: 'first' | 'last') => void;
}

/** Keeps some of many rows in the document, around what is in view, and what is in view in its place. */
export function useWindow(options: WindowOptions): TimelineView {
  const { rows, landing } = options;
  const ref = useRef<HTMLDivElement>(null);
  const scroller = useRef<Scroller>(null);
  const [asked, setRange] = useState<Range>(() => rangeAt(rows, landing?.key ?? null));
  const range = fitting(rows, asked);
  const shown = within(rows, range);
  const isEnd = options.end && range.to === Infinity;

  function look(motion: Motion): void {
    const { current } = scroller;
    if (current === null) return;
    const around = current.around();
    const next = reach(rows, range, around, current.isStuck() && motion === 'finger' ? 'wheel' : motion);
    options.onMoved(current.isStuck() && isEnd, around.below > around.view || !isEnd);
    options.onView(current.inView());
    if (next.older) options.onOlder();
    if (next.newer) options.onNewer();
    if (next.range.from === range.from && next.range.to === range.to) return;
    keepFocus(ref.current, rows, next.range);
    // What is still three screens away may take its time; what one is about to see may not.
    const pressing = Math.min(around.above, around.below) < around.view / 2;
    if (pressing) setRange(next.range);
    else startTransition(() => setRange(next.range));
  }

  // The latest one, for listeners that stay.
  const latest = useRef({ look, options });
  useLayoutEffect(() => {
    latest.current = { look, options };
  });

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const made = createScroller(element);
    scroller.current = made;
    const { landing: target, onLeave } = latest.current.options;
    if (target !== null) made.land(target.key, target.top ?? element.clientHeight / 4);
    made.note();
    const stop = listenToScrolling(element, (motion) => {
      made.note();
      latest.current.look(motion);
    });
    // Another width wraps the lines anew. Who is at the end stays there: the scroller counts from it.
    const resized = new ResizeObserver(() => {
      if (!made.isStuck()) made.restore(false, false);
      made.note();
    });
    resized.observe(element);
    return () => {
      stop();
      resized.disconnect();
      scroller.current = null;
      onLeave(made.place());
    };
    // Refs, which never change: once.
  }, [ref, scroller, latest]);

  const lastKey = useRef(shown.at(-1)?.key);
  const wasEnd = useRef(isEnd);
  function beforeCommit(): void {
    scroller.current?.note();
  }
  function afterCommit(): void {
    const last = shown.at(-1)?.key;
    scroller.current?.restore(last !== lastKey.current, wasEnd.current);
    scroller.current?.note();
    lastKey.current = last;
    wasEnd.current = isEnd;
  }

  useEffect(() => {
    const frame = requestAnimationFrame(() => latest.current.look('wheel'));
    return () => cancelAnimationFrame(frame);
  });

  return {
    ref,
    shown,
    beforeCommit,
    afterCommit,
    glide(by) {
      if (range.to !== Infinity) flushSync(() => setRange(rangeAt(rows, null)));
      if (ref.current !== null) by(ref.current);
    },
    follow() {
      scroller.current?.toEnd();
      if (range.to !== Infinity) setRange(rangeAt(rows, null));
    },
    goToRow(key) {
      flushSync(() => setRange(rangeAt(rows, key)));
      scroller.current?.land(key, (ref.current?.clientHeight ?? 0) / 4);
    },
    goTo(edge) {
      flushSync(() => setRange(rangeAt(rows, edge === 'first' ? (rows[0]?.key ?? null) : null)));
      if (edge === 'first') scroller.current?.toStart();
      else scroller.current?.toEnd();
    },
  };
}

/** The row with the focus is about to leave the document: the list takes it, so that the keyboard is not lost. */
function keepFocus(list: HTMLElement | null, rows: readonly Row[], range: Range): void {
  const focused = document.activeElement?.closest<HTMLElement>('[data-key]');
  if (list === null || !focused || !list.contains(focused)) return;
  const row = rows.find(({ key }) => key === focused.dataset['key']);
  if (row !== undefined && (row.seq < range.from || row.seq > range.to)) list.focus({ preventScroll: true });
}
