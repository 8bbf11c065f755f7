import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Options {
  readonly list: RefObject<HTMLElement | null>;
  /** Keys of the rows in the document, in order. */
  readonly keys: readonly string[];
  readonly onLeave: () => void;
  /** A letter was pressed on a row that has the focus. */
  readonly onLetter: (letter: string, key: string) => void;
}

export interface Roving {
  /** The one row that Tab reaches. */
  readonly tabbable: string | undefined;
  /** The row that has the focus, or something in it. */
  readonly focused: string | null;
  readonly props: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-key]') : null;
}

function rowsIn(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-key]')];
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

/** Makes a list of rows one stop of the Tab key: arrows move between rows, Enter goes into one, Escape out of it and then out of the list. */
export function useRoving({ list: listRef, keys, onLeave, onLetter }: Options): Roving {
  'use memo';
  const [current, setCurrent] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const index = useRef(0);

  // The row with the focus was taken away: its neighbour gets it, or the keyboard would be lost.
  useLayoutEffect(() => {
    if (focused === null || listRef.current === null) return;
    const at = keys.indexOf(focused);
    if (at !== -1) index.current = at;
    else if (document.activeElement === document.body) step(rowsIn(listRef.current), index.current, 0);
  });

  function moveBetween(list: HTMLElement, row: HTMLElement | null, event: KeyboardEvent): boolean {
    const rows = rowsIn(list);
    const at = row === null ? rows.length : rows.indexOf(row);
    if (event.key === 'ArrowUp') step(rows, at, -1);
    else if (event.key === 'ArrowDown') step(rows, at, 1);
    else if (event.key === 'Home') step(rows, 0, 0);
    else if (event.key === 'End') step(rows, rows.length - 1, 0);
    else if (event.key === 'Enter') row?.querySelector<HTMLElement>('button, a')?.focus();
    else if (event.key === 'Escape') onLeave();
    else return false;
    return true;
  }

  return {
    tabbable: current !== null && keys.includes(current) ? current : keys.at(-1),
    focused,
    props: {
      onFocus({ target }) {
        const key = rowOf(target)?.dataset['key'] ?? null;
        setFocused(key);
        if (key !== null) setCurrent(key);
      },
      onBlur({ currentTarget, relatedTarget }) {
        if (!currentTarget.contains(relatedTarget)) setFocused(null);
      },
      onKeyDown(event) {
        const { currentTarget: list, target } = event;
        if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
        const row = rowOf(target);
        const onRow = target === row || target === list;
        if (onRow ? moveBetween(list, row, event) : row !== null && moveWithin(row, event)) {
          event.preventDefault();
          event.stopPropagation();
          return;
        }
        // A row that was clicked has the focus too, but there a letter is the first of a message.
        if (target === row && row.matches(':focus-visible') && event.key.length === 1) onLetter(event.key.toLowerCase(), row.dataset['key'] ?? '');
      },
    },
  };
}
