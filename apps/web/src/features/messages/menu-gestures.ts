import type { Box } from '../../lib/place.ts';
import { rowOf } from './row-elements.ts';

/** The menu of this message is wanted, beside this place. */
export interface MenuWish {
  readonly key: string;
  readonly at: Box;
}

const held = 450;
/** A finger that moves as far means to scroll. */
const steady = 10;

/** What the browser itself has a menu for: a link, a text that was marked, a field. */
function hasOwnMenu(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest('a, input, textarea') !== null) return true;
  const selection = getSelection();
  return selection?.isCollapsed === false && selection.containsNode(target, true);
}

function wishAt(row: HTMLElement, at: Box): MenuWish {
  return { key: row.dataset['key'] ?? '', at };
}

/** Tells when the menu of a message is wanted: right click, its key, or a finger held still. The returned function ends it. */
export function listenForMenu(list: HTMLElement, wanted: (wish: MenuWish) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  /** The finger that is down has opened it. */
  let opened = false;

  function hold(row: HTMLElement): void {
    opened = true;
    // A page that nobody has touched yet may not; the browser would complain.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(10);
    wanted(wishAt(row, { left: from.x, top: from.y, width: 0, height: 0 }));
  }

  function down(event: PointerEvent): void {
    clearTimeout(timer);
    opened = false;
    const row = rowOf(event.target);
    const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (event.pointerType !== 'touch' || !event.isPrimary || row === null || onControl) return;
    from = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => hold(row), held);
  }

  function move({ clientX, clientY }: PointerEvent): void {
    if (Math.hypot(clientX - from.x, clientY - from.y) >= steady) clearTimeout(timer);
  }

  function lift(event: Event): void {
    clearTimeout(timer);
    // The finger that opened the menu has done enough: it is no tap on the row as well …
    if (opened) event.stopPropagation();
  }
  function release(event: Event): void {
    // … and no click on what has come under it.
    if (opened) event.preventDefault();
    opened = false;
  }

  function contextMenu(event: MouseEvent): void {
    const row = rowOf(event.target);
    if (row === null || event.shiftKey || (event.isTrusted && hasOwnMenu(event.target))) return;
    event.preventDefault();
    // Held still: some browsers tell so themselves, a moment later.
    if (opened) return;
    const byPointer = event.isTrusted && (event.button === 2 || event.ctrlKey);
    const { left, top, width, height } = (event.target instanceof Element ? (event.target.closest('button') ?? row) : row).getBoundingClientRect();
    wanted(wishAt(row, byPointer ? { left: event.clientX, top: event.clientY, width: 0, height: 0 } : { left, top, width, height }));
  }

  list.addEventListener('pointerdown', down, { signal });
  list.addEventListener('pointermove', move, { signal, passive: true });
  for (const name of ['pointerup', 'pointercancel'] as const) list.addEventListener(name, lift, { signal, capture: true });
  for (const name of ['touchend', 'touchcancel'] as const) list.addEventListener(name, release, { signal, passive: false });
  list.addEventListener('contextmenu', contextMenu, { signal });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
