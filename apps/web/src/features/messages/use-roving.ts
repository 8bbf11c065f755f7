import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { isOwnedByIme } from '../../lib/ime.ts';
import { rowOf, rowsIn, rowToEnter, rowWithKey } from './row-elements.ts';

export type Edge = 'first' | 'last';

interface Options {
  readonly list: RefObject<HTMLElement | null>;
  /** Keys of the rows in the document, in order. */
  readonly keys: readonly string[];
  readonly onLeave: () => void;
  /** Brings the first or the last row of all into the document; it gets the focus as soon as it is there. */
  readonly onEdge: (edge: Edge) => void;
  /** Where the first and the last row of all is, once it is in the document. */
  readonly edges: { readonly [Each in Edge]: string | undefined };
}

export interface Roving {
  /** The row that the keyboard is on. */
  readonly focused: string | null;
  /** Enter was pressed on it before there was anything in it: what comes takes the focus. */
  readonly entered: boolean;
  /** The first or the last row of all gets the focus as soon as it is in the document. */
  readonly seek: (edge: Edge) => void;
  readonly props: {
    readonly tabIndex: 0 | -1;
    readonly onPointerDown: () => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

function step(items: readonly HTMLElement[], at: number, by: number): void {
  items[Math.max(0, Math.min(items.length - 1, at + by))]?.focus();
}

/** Within a row: arrows and Tab go round its links and buttons, Escape goes back to it. False: none of these. */
function moveWithin(row: HTMLElement, event: KeyboardEvent): boolean {
  const controls = [...row.querySelectorAll<HTMLElement>('a, button')];
  const at = controls.findIndex((control) => control === document.activeElement);
  const back = event.key === 'ArrowLeft' || (event.key === 'Tab' && event.shiftKey);
  if (event.key === 'Escape') row.focus();
  else if (back || event.key === 'ArrowRight' || event.key === 'Tab') controls[(at + (back ? -1 : 1) + controls.length) % controls.length]?.focus();
  else return false;
  return true;
}

/**
 * Makes a list of rows one stop of the Tab key: it leads to the row one was on, if that is in view, else to the last one in view.
 * Arrows move between rows, Enter goes into one, Escape out of it and then out of the list.
 */
export function useRoving({ list: listRef, keys, edges, onLeave, onEdge }: Options): Roving {
  const [inside, setInside] = useState(false);
  const [focused, setFocused] = useState<string | null>(null);
  const [entered, setEntered] = useState(false);
  const [awaited, setAwaited] = useState<Edge | null>(null);
  const pressed = useRef(false);
  const current = useRef<string | null>(null);
  const index = useRef(0);

  // What had the focus was taken away, and no blur tells of that: the row it was in gets it, or that row’s neighbour, or the keyboard would be lost.
  useLayoutEffect(() => {
    if (current.current === null || !inside || listRef.current === null) return;
    const at = keys.indexOf(current.current);
    if (at !== -1) index.current = at;
    if (document.activeElement !== document.body) return;
    const row = rowWithKey(listRef.current, current.current);
    if (row === undefined) step(rowsIn(listRef.current), index.current, 0);
    else row.focus({ preventScroll: true });
  });

  const edge = awaited === null ? undefined : edges[awaited];
  useLayoutEffect(() => {
    if (edge === undefined || listRef.current === null) return;
    // It is in view already; the view stays as it is.
    rowWithKey(listRef.current, edge)?.focus({ preventScroll: true });
    setAwaited(null);
  }, [edge, listRef]);

  function goTo(end: Edge): void {
    setAwaited(end);
    onEdge(end);
  }

  function enter(row: HTMLElement | null): void {
    // What one can do with it; its author’s name is one arrow further back.
    const control = row?.querySelector<HTMLElement>(':is(button, a):not([data-person])');
    if (control) control.focus();
    else setEntered(true);
  }

  function moveBetween(list: HTMLElement, row: HTMLElement | null, event: KeyboardEvent): boolean {
    const rows = rowsIn(list);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      // Who has scrolled away from the row goes on from what is in view.
      const here = rowToEnter(list, current.current);
      if (here !== row) here?.focus();
      else if (row) step(rows, rows.indexOf(row), event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Home') goTo('first');
    else if (event.key === 'End') goTo('last');
    else if (event.key === 'Enter') enter(row);
    else if (event.key === 'Escape') onLeave();
    else return false;
    return true;
  }

  return {
    focused,
    entered,
    seek: setAwaited,
    props: {
      // Only on the way in: on the way back with Shift and Tab the list itself is no stop before its rows.
      tabIndex: inside ? -1 : 0,
      onPointerDown() {
        pressed.current = true;
        setAwaited(null);
      },
      onFocus({ target, currentTarget: list, relatedTarget }) {
        const byPointer = pressed.current;
        pressed.current = false;
        if (target === list) {
          if (!byPointer && !list.contains(relatedTarget)) rowToEnter(list, current.current)?.focus();
          return;
        }
        const row = rowOf(target);
        if (row === null) return;
        current.current = row.dataset['key'] ?? null;
        setInside(true);
        setFocused(target.matches(':focus-visible') ? current.current : null);
        setEntered(false);
      },
      onBlur({ currentTarget, relatedTarget }) {
        if (currentTarget.contains(relatedTarget)) return;
        pressed.current = false;
        setInside(false);
        setFocused(null);
      },
      onKeyDown(event) {
        const { currentTarget: list, target } = event;
        pressed.current = false;
        if (isOwnedByIme(event.nativeEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
        setAwaited(null);
        const row = rowOf(target);
        const onRow = target === row || target === list;
        if (onRow ? moveBetween(list, row, event) : row !== null && moveWithin(row, event)) {
          event.preventDefault();
          event.stopPropagation();
        }
      },
    },
  };
}
