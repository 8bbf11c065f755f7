import type { TimelineEntry, TimelinePage } from '@parley/shared/features/messages.ts';
import type { PageWay } from '../../store/facts.ts';
import { type Entry, entryOf } from './entry.ts';

export type PageStatus = 'idle' | 'loading' | 'failed' | 'unconnected';

/** What the device has of one room’s timeline: a stretch without a hole. */
export interface TimelineWindow {
  /** In the order of the log. */
  readonly entries: readonly Entry[];
  /** Whether it reaches the room’s first entry, its last one. */
  readonly start: boolean;
  readonly end: boolean;
  /** The last entry that the room is known to have. */
  readonly newest: number;
  /** The reader follows the end: what is too much goes from the start. */
  readonly followed: boolean;
  readonly pages: Readonly<Record<PageWay, PageStatus>>;
}

/** Entries kept of one room. */
export const windowMost = 1_000;
/** Entries fetched at a time. */
export const pageSize = 60;

const idle: TimelineWindow['pages'] = { older: 'idle', newer: 'idle', around: 'idle' };

function last(entries: readonly Entry[]): number {
  return entries.at(-1)?.seq ?? 0;
}

/** Ends at the newest entry that was ever heard of, whatever a page that was read earlier says. */
function closed(window: TimelineWindow): TimelineWindow {
  const end = window.end && last(window.entries) >= window.newest;
  return end === window.end ? window : { ...window, end };
}

export function windowOf(page: TimelinePage): TimelineWindow {
  const entries = page.entries.map(entryOf);
  return { entries, start: page.start, end: page.end, newest: last(entries), followed: true, pages: idle };
}

/** A live entry: stands at the end if the window does. */
export function append(window: TimelineWindow, line: TimelineEntry): TimelineWindow {
  if (line.seq <= last(window.entries)) return window;
  const grown = { ...window, newest: Math.max(window.newest, line.seq) };
  if (!window.end) return grown;
  const full = window.entries.length >= windowMost;
  // A reader further up keeps what they read; the end is fetched when they come to it.
  if (full && !window.followed) return { ...grown, end: false };
  const entries = [...(full ? window.entries.slice(1) : window.entries), entryOf(line)];
  return { ...grown, entries, start: window.start && !full };
}

// A page beside an entry that the window does not have any more would leave a hole.

function older(window: TimelineWindow, page: TimelinePage, edge: number): TimelineWindow {
  const first = window.entries[0]?.seq ?? Infinity;
  if (first > edge) return window;
  const entries = [...page.entries.filter(({ seq }) => seq < first).map(entryOf), ...window.entries];
  const kept = entries.slice(0, windowMost);
  return { ...window, entries: kept, start: page.start, end: window.end && kept.length === entries.length };
}

function newer(window: TimelineWindow, page: TimelinePage, edge: number): TimelineWindow {
  if (last(window.entries) < edge) return window;
  const entries = [...window.entries, ...page.entries.filter(({ seq }) => seq > last(window.entries)).map(entryOf)];
  const kept = entries.slice(-windowMost);
  return closed({ ...window, entries: kept, start: window.start && kept.length === entries.length, end: page.end });
}

function around(window: TimelineWindow, page: TimelinePage): TimelineWindow {
  const there = windowOf(page);
  return closed({ ...there, newest: Math.max(there.newest, window.newest), followed: window.followed, pages: window.pages });
}

const ways: Readonly<Record<PageWay, (window: TimelineWindow, page: TimelinePage, edge: number) => TimelineWindow>> = { older, newer, around };

/** A page that was asked for when the window had the entry `edge`. */
export function addPage(window: TimelineWindow, way: PageWay, edge: number | null, page: TimelinePage): TimelineWindow {
  return notePage(ways[way](window, page, edge ?? 0), way, 'idle');
}

export function notePage(window: TimelineWindow, way: PageWay, status: PageStatus): TimelineWindow {
  return window.pages[way] === status ? window : { ...window, pages: { ...window.pages, [way]: status } };
}

/** What could not be had for want of a connection can be asked for again. */
export function reconnected(window: TimelineWindow): TimelineWindow {
  return (Object.keys(idle) as PageWay[]).reduce((next, way) => (next.pages[way] === 'unconnected' ? notePage(next, way, 'idle') : next), window);
}

export function follow(window: TimelineWindow, followed: boolean): TimelineWindow {
  return window.followed === followed ? window : { ...window, followed };
}
