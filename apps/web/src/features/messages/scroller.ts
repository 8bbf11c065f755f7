import type { Around } from './range.ts';

/** A row and where its upper edge was, from the upper edge of the view. */
interface Mark {
  readonly key: string;
  readonly top: number;
}

/** Within this of the end a reader is at the end. */
const stuckWithin = 100;
/** Rows remembered as anchors: the first of them that is still there holds the rest in place. Where somebody is blocked, several go at once. */
const marksMost = 8;

/**
 * The scrolling of a timeline whose scroll position counts from its end (`column-reverse`): what comes above moves nothing by
 * itself, what comes below is corrected here, once, after it came.
 */
export interface Scroller {
  /** Whether the reader follows the end. */
  isStuck(): boolean;
  around(): Around;
  /** Remembers what is in view and where. */
  note(): void;
  /**
   * Puts what was in view back where it was. `grown`: the last row is another; `ended`: before that it was the room’s last. A reader at the end goes
   * with it; at the edge of what is loaded they stay, unless they are on their way to the end.
   */
  restore(grown: boolean, ended: boolean): void;
  /** Puts a row at this distance from the upper edge of the view. */
  land(key: string, top: number): boolean;
  /** From now on at the end. */
  toEnd(): void;
  /** At the top of what is in the document. */
  toStart(): void;
  /** What `land` needs to come back here; null: the end. */
  place(): Mark | null;
  /** The numbers of the first and the last message in view. */
  inView(): readonly [first: number, last: number] | null;
}

function rowsOf(scroller: HTMLElement): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-key]')];
}

/** The index of the first row whose lower edge is below `y`: rows lie one below the other, so halving finds it. */
function firstBelow(rows: readonly HTMLElement[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function createScroller(scroller: HTMLElement): Scroller {
  let stuck = true;
  /** On the way to the room’s end, which may have to be fetched. */
  let bound = false;
  let marks: readonly Mark[] = [];

  function viewTop(): number {
    return scroller.getBoundingClientRect().top;
  }

  function find(key: string, by = 'key='): HTMLElement | null {
    return scroller.querySelector(`[data-${by}"${CSS.escape(key)}"]`);
  }

  function land(key: string, top: number): boolean {
    // Itself, or the line that holds it now.
    const row = find(key) ?? find(key, 'held~=');
    // Not by the scroll position: where much went, the browser has moved it to what is left.
    if (row !== null) move(row.getBoundingClientRect().top - viewTop() - top);
    return row !== null;
  }

  function note(): void {
    stuck = -scroller.scrollTop <= stuckWithin;
    bound &&= stuck;
    const top = viewTop();
    const rows = rowsOf(scroller);
    // Not the first of all: what comes above it changes how it looks.
    const first = Math.max(1, firstBelow(rows, top));
    marks = rows.slice(first, first + marksMost).map((row) => ({ key: row.dataset['key'] ?? '', top: row.getBoundingClientRect().top - top }));
  }

  function move(by: number): void {
    // Less than a pixel is rounding, and writing it would end a finger’s momentum.
    if (Math.abs(by) >= 1) scroller.scrollTop += by;
  }

  return {
    isStuck: () => stuck,
    around() {
      const most = scroller.scrollHeight - scroller.clientHeight;
      return { above: most + scroller.scrollTop, below: -scroller.scrollTop, view: scroller.clientHeight };
    },
    note,
    restore(grown, ended) {
      const follows = ended || bound;
      // At the very end the scroller itself keeps everything in place.
      if (follows && -scroller.scrollTop < 1) return;
      if (follows && stuck && grown) return move(-scroller.scrollTop);
      const mark = marks.find(({ key }) => find(key)) ?? marks[0];
      if (mark) land(mark.key, mark.top);
    },
    land,
    toEnd() {
      stuck = true;
      bound = true;
      move(-scroller.scrollTop);
    },
    toStart() {
      scroller.scrollTop = -scroller.scrollHeight;
    },
    place: () => (stuck ? null : (marks[0] ?? null)),
    inView() {
      const { top, bottom } = scroller.getBoundingClientRect();
      const rows = rowsOf(scroller);
      const ords: number[] = [];
      for (const row of rows.slice(firstBelow(rows, top))) {
        const box = row.getBoundingClientRect();
        // All of it, or as much of it as fits.
        if (box.bottom > bottom + 1 && box.top > top) break;
        if (row.dataset['ord'] !== undefined) ords.push(Number(row.dataset['ord']));
      }
      const [first] = ords;
      const last = ords.at(-1);
      return first === undefined || last === undefined ? null : [first, last];
    },
  };
}
