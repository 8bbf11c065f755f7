import { hearOfPeople } from '../../lib/person-asked.ts';

/** The card of this person is wanted, beside their name. */
export interface CardWish {
  readonly id: string;
  readonly opener: HTMLElement;
  /** What gets the focus when it is closed. */
  readonly back: Element | null;
  /** It was asked for, and has the focus; else it only shows while one looks at the name. */
  readonly entered: boolean;
}

/** How long the pointer rests on a name, or the keyboard on a row, before its card shows (ms). */
const rest = 500;
/** How long it stays when the pointer is on its way to it. */
const grace = 200;

/** Whose name this is: what stands for a person says so. */
function openerOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null;
}

function inCard(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-person-card], dialog:has([data-person-sheet])') !== null;
}

export interface CardWishes {
  close(): void;
  stop(): void;
}

/**
 * Tells whose card is wanted, and null when it is not any more, wherever on the page a name is.
 * `early`: what was pressed before anybody listened. In the timeline the keyboard only passes by: there a card shows when it is asked for.
 */
export function listenForCards(wanted: (wish: CardWish | null) => void, early: EventTarget | null): CardWishes {
  const stop = new AbortController();
  const { signal } = stop;
  let shown: CardWish | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whose card was closed while the focus is on them: it does not come back by itself. */
  let dismissed: HTMLElement | null = null;

  function show(wish: CardWish | null): void {
    clearTimeout(timer);
    shown = wish;
    wanted(wish);
  }

  function wishOf(opener: HTMLElement, entered: boolean): CardWish {
    // A face cannot have the focus: what was clicked with it has.
    return { id: opener.dataset['person'] ?? '', opener, back: opener.matches('button') ? opener : document.activeElement, entered };
  }

  function close(): void {
    const before = shown;
    dismissed = before?.opener ?? null;
    show(null);
    // Where the focus was in it, it would be lost.
    if (before?.entered && before.back instanceof HTMLElement && before.back.isConnected) before.back.focus({ preventScroll: true });
  }

  /** The focus or the mouse is elsewhere. Not in a dialog over it: that gives the focus back, which is nobody looking. */
  function leave(target: EventTarget | null): void {
    const over = target instanceof Element ? target.closest('dialog') : null;
    if (over === null || over.contains(dismissed)) dismissed = null;
    lookAway();
  }

  function look(opener: HTMLElement): void {
    clearTimeout(timer);
    if (shown?.entered || shown?.opener === opener || dismissed === opener) return;
    timer = setTimeout(() => opener.isConnected && show(wishOf(opener, false)), rest);
  }

  function lookAway(): void {
    clearTimeout(timer);
    if (shown?.entered === false) timer = setTimeout(() => show(null), grace);
  }

  function press({ target }: { readonly target: EventTarget | null }): void {
    const opener = openerOf(target);
    if (opener === null) return;
    if (shown?.entered && shown.opener === opener) close();
    else show(wishOf(opener, true));
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || shown === null) return;
    // Only the card: not what is open below it.
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  function pressBeside({ target }: Event): void {
    clearTimeout(timer);
    if (shown !== null && !inCard(target) && openerOf(target) !== shown.opener) show(null);
  }

  function point({ target, pointerType }: PointerEvent): void {
    if (pointerType !== 'mouse') return;
    const opener = openerOf(target);
    if (opener !== null) look(opener);
    else if (inCard(target)) clearTimeout(timer);
    else if (dismissed === document.activeElement) lookAway();
    else leave(target);
  }

  function focus({ target }: FocusEvent): void {
    if (shown?.entered) {
      // Tab led out of it.
      if (!inCard(target) && target !== shown.opener) show(null);
      return;
    }
    const opener = openerOf(target);
    if (shown !== null && inCard(target)) {
      // It stays, and gives the focus back, as if it had been asked for.
      clearTimeout(timer);
      shown = { ...shown, entered: true };
    } else if (opener === null) leave(target);
    else if (opener === target && opener.matches(':focus-visible') && opener.closest('[role="log"]') === null) {
      if (dismissed !== opener) dismissed = null;
      look(opener);
    }
  }

  function scroll({ target }: Event): void {
    if (shown?.entered === false && target instanceof Node && target.contains(shown.opener)) show(null);
  }

  document.addEventListener('click', press, { signal });
  hearOfPeople(({ id, what, at }) => what === 'card' && show({ id, opener: at, back: at, entered: true }), signal);
  document.addEventListener('keydown', key, { signal, capture: true });
  document.addEventListener('pointerdown', pressBeside, { signal, capture: true });
  document.addEventListener('pointerover', point, { signal });
  document.addEventListener('pointerout', (event) => event.relatedTarget === null && lookAway(), { signal });
  document.addEventListener('focusin', focus, { signal });
  document.addEventListener('scroll', scroll, { signal, capture: true });
  press({ target: early });
  return {
    close,
    stop() {
      clearTimeout(timer);
      stop.abort();
    },
  };
}
