import { hasKey, type Row } from './rows.ts';

/** Which rows are in the document, by their place among the room’s events. */
export interface Range {
  readonly from: number;
  /** Infinity: to the end, wherever that will be. */
  readonly to: number;
}

/** How the rows lie around what is in view, in px. */
export interface Around {
  readonly above: number;
  readonly below: number;
  readonly view: number;
}

/** Rows painted first, a good screen of them; rows added at a time. */
const opening = 32;
const step = 60;
/** Rows kept in the document; rows it never has more of. */
const kept = 240;
const most = 300;
/** Screens that are ready in each direction before one comes to them. */
const ahead = 3;

function seqAt(rows: readonly Row[], index: number): number {
  return rows[index]?.seq ?? 0;
}

/** Bounds as indices: the first row within, and the first one behind. */
function bounds(rows: readonly Row[], { from, to }: Range): readonly [number, number] {
  const first = rows.findIndex(({ seq }) => seq >= from);
  const behind = rows.findIndex(({ seq }) => seq > to);
  return [first === -1 ? rows.length : first, behind === -1 ? rows.length : behind];
}

function between(rows: readonly Row[], first: number, behind: number, open = true): Range {
  return { from: seqAt(rows, Math.max(0, first)), to: open && behind >= rows.length ? Infinity : seqAt(rows, behind - 1) };
}

/** The rows of a range. */
export function within(rows: readonly Row[], range: Range): readonly Row[] {
  const [first, behind] = bounds(rows, range);
  return first === 0 && behind === rows.length ? rows : rows.slice(first, behind);
}

/** The range, or the last rows if the ones it was made for are gone. */
export function fitting(rows: readonly Row[], range: Range): Range {
  const [first, behind] = bounds(rows, range);
  return first < behind ? range : rangeAt(rows, null);
}

/** The last rows, or those around one. */
export function rangeAt(rows: readonly Row[], key: string | null): Range {
  const at = key === null ? -1 : rows.findIndex((row) => hasKey(row, key));
  return at === -1 ? between(rows, rows.length - opening, rows.length) : between(rows, at - opening, at + opening);
}

/** What lies outside the range, that the room has or the device must fetch. */
export interface Reach {
  readonly range: Range;
  readonly older: boolean;
  readonly newer: boolean;
}

/** What moves the timeline just now. A finger’s momentum would end if rows came or went below it. */
export type Motion = 'rest' | 'wheel' | 'finger';

/** The range that keeps three screens ready above and below, and whether there are rows to fetch for it. */
export function reach(rows: readonly Row[], range: Range, { above, below, view }: Around, motion: Motion): Reach {
  let [first, behind] = bounds(rows, range);
  const wantsAbove = above < ahead * view;
  const wantsBelow = below < (motion === 'finger' ? view / 2 : ahead * view);
  // Fetched before they are needed: that takes a moment.
  const older = first < step && above < 2 * ahead * view;
  const newer = rows.length - behind < step && below < 2 * ahead * view;
  if (wantsAbove) first = Math.max(0, first - step);
  if (wantsBelow) behind = Math.min(rows.length, behind + step);
  // The far end goes when nothing moves, or when it must.
  if (behind - first > (motion === 'rest' ? kept : most)) {
    if (above > below) first = behind - kept;
    else behind = first + kept;
  }
  return { range: between(rows, first, behind, motion !== 'finger' || wantsBelow), older, newer };
}
