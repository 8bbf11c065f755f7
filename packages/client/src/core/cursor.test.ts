import * as limits from '@parley/shared/limits.ts';
import type { LogEvent } from '@parley/shared/protocol.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  expectSnapshot,
  fresh,
  giveUpSnapshot,
  isBehind,
  noteHead,
  restart,
  startAt,
  take,
  trustEnd,
  type LogCursor,
  type Run,
  type Step,
} from './cursor.ts';

/** Events that carry nothing but their seq. */
function run(from: number, to: number): Run {
  return { from, events: Array.from({ length: to - from + 1 }, (_, index) => ({ at: from + index }) as LogEvent) };
}

function seqs(step: Step): number[] {
  return step.apply.flatMap((each) => each.events.map((event) => event.at));
}

function after(cursor: LogCursor, ...runs: Run[]): Step {
  return runs.reduce<Step>((step, each) => take(step.cursor, each), { cursor, apply: [] });
}

test('SYNC1 what is up to the cursor is ignored', () => {
  const step = take(startAt(5), run(3, 5));
  expect(seqs(step)).toEqual([]);
  expect(step.cursor.at).toBe(5);
});

test('SYNC1 what comes next is applied', () => {
  const step = take(startAt(5), run(6, 8));
  expect(seqs(step)).toEqual([6, 7, 8]);
  expect(step.cursor.at).toBe(8);
});

test('SYNC1 of a packet that is known in part, the rest is applied', () => {
  expect(seqs(take(startAt(5), run(4, 7)))).toEqual([6, 7]);
});

test('SYNC1 SYNC2 what lies beyond a hole is held, and applied when the hole is filled', () => {
  const holding = after(startAt(5), run(9, 9), run(7, 7));
  expect(seqs(holding)).toEqual([]);
  expect(isBehind(holding.cursor)).toBe(true);
  const filled = take(holding.cursor, run(6, 8));
  expect(seqs(filled)).toEqual([6, 7, 8, 9]);
  expect(isBehind(filled.cursor)).toBe(false);
  expect(filled.cursor.held).toEqual([]);
});

test('SYNC2 a head that is told makes the cursor know that it is behind', () => {
  expect(isBehind(noteHead(startAt(5), 5))).toBe(false);
  expect(isBehind(noteHead(startAt(5), 6))).toBe(true);
});

test('SYNC2 a head that the log itself denies is forgotten, but not what is held', () => {
  expect(isBehind(trustEnd(noteHead(startAt(5), 9)))).toBe(false);
  expect(isBehind(trustEnd(take(startAt(5), run(7, 7)).cursor))).toBe(true);
});

test('SYNC2 more than a page beyond a hole is not held, but known to exist', () => {
  const { cursor } = after(startAt(0), run(2, limits.catchUpEvents), run(limits.catchUpEvents + 1, limits.catchUpEvents + 50));
  const filled = take(cursor, run(1, 1));
  expect(filled.cursor.at).toBe(limits.catchUpEvents);
  expect(isBehind(filled.cursor)).toBe(true);
});

test('SYNC11 before a snapshot everything is held; after it, what is newer is applied', () => {
  const early = after(fresh, run(4, 4), run(6, 6), run(5, 5));
  expect(seqs(early)).toEqual([]);
  const step = restart(early.cursor, 4);
  expect(step && seqs(step)).toEqual([5, 6]);
});

test('SYNC11 while a new snapshot is awaited nothing is applied; given up, what was held is', () => {
  const waiting = take(expectSnapshot(startAt(5)), run(6, 6));
  expect(seqs(waiting)).toEqual([]);
  const step = giveUpSnapshot(waiting.cursor);
  expect(seqs(step)).toEqual([6]);
  expect(step.cursor.awaits).toBe(false);
});

test('SYNC1 a snapshot older than the cursor is not used', () => {
  expect(restart(startAt(5), 4)).toBeNull();
  expect(restart(startAt(5), 5)?.cursor.at).toBe(5);
});

test('SYNC1 packets in any order, doubled and overlapping, are applied as 1, 2, 3 … without a hole', () => {
  const packet = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(5)).map(([from, more]) => run(from, from + more));
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 60 }), (packets) => {
      const applied: number[] = [];
      let cursor = startAt(0);
      for (const each of packets) {
        const step = take(cursor, each);
        applied.push(...seqs(step));
        cursor = step.cursor;
      }
      const known = new Set(packets.flatMap((each) => each.events.map((event) => event.at)));
      let reach = 0;
      while (known.has(reach + 1)) reach += 1;
      expect(applied).toEqual(Array.from({ length: reach }, (_, index) => index + 1));
      expect(cursor.at).toBe(reach);
    }),
  );
});
