import type { TimelineEntry, TimelinePage } from '@parley/shared/features/messages.ts';
import { expect, test } from 'vitest';
import { addPage, append, follow, type TimelineWindow, windowMost, windowOf } from './timeline-window.ts';

function line(seq: number): TimelineEntry {
  return { seq, type: 'member:left', actor: null, at: seq, payload: { personId: '00000001-0000-7000-8000-000000000001', name: 'Maya' } };
}

function page(from: number, to: number, { start = false, end = false } = {}): TimelinePage {
  return { entries: Array.from({ length: to - from + 1 }, (_, index) => line(from + index)), people: [], start, end };
}

function span({ entries }: TimelineWindow): readonly [number | undefined, number | undefined] {
  return [entries[0]?.seq, entries.at(-1)?.seq];
}

/** No hole and nothing twice. */
function expectWhole(window: TimelineWindow): void {
  const seqs = window.entries.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
}

test('a live entry stands at the end if the window does', () => {
  const atEnd = append(windowOf(page(10, 20, { end: true })), line(21));
  expect([span(atEnd), atEnd.end]).toEqual([[10, 21], true]);
  const elsewhere = append(windowOf(page(10, 20)), line(31));
  expect([span(elsewhere), elsewhere.end, elsewhere.newest]).toEqual([[10, 20], false, 31]);
});

test('a page read before a live entry does not claim to reach the end', () => {
  const window = append(windowOf(page(10, 20)), line(31));
  const before = addPage(window, 'newer', 20, page(21, 30, { end: true }));
  expect([span(before), before.end]).toEqual([[10, 30], false]);
  const after = addPage(before, 'newer', 30, page(31, 31, { end: true }));
  expect([span(after), after.end]).toEqual([[10, 31], true]);
});

test('pages on either side are put on without a hole and without anything twice', () => {
  const window = addPage(addPage(windowOf(page(50, 60)), 'older', 50, page(30, 52)), 'newer', 60, page(58, 90, { end: true }));
  expect(span(window)).toEqual([30, 90]);
  expectWhole(window);
});

test('a page beside an entry that is gone would leave a hole, and is left out', () => {
  const replaced = windowOf(page(900, 960, { end: true }));
  expect(span(addPage(replaced, 'older', 500, page(440, 499)))).toEqual([900, 960]);
  const jumpedBack = addPage(windowOf(page(900, 960, { end: true })), 'around', null, page(100, 160));
  expect(span(addPage(jumpedBack, 'newer', 960, page(961, 970)))).toEqual([100, 160]);
});

test('no more than the most is kept: reading up drops the end, following drops the start', () => {
  let up = windowOf(page(2_000, 2_000 + windowMost - 1, { end: true }));
  up = addPage(up, 'older', 2_000, page(1_940, 1_999));
  expect([span(up), up.end, up.entries.length]).toEqual([[1_940, 1_940 + windowMost - 1], false, windowMost]);
  const followed = append(windowOf(page(1, windowMost, { start: true, end: true })), line(windowMost + 1));
  expect([span(followed), followed.start, followed.end]).toEqual([[2, windowMost + 1], false, true]);
});

test('somebody reading further up keeps what they read when the window is full', () => {
  const full = follow(windowOf(page(1, windowMost, { start: true, end: true })), false);
  const after = append(full, line(windowMost + 1));
  expect(after.entries).toBe(full.entries);
  expect([after.end, after.newest]).toEqual([false, windowMost + 1]);
});
