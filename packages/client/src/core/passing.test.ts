import type { LogEvent } from '@parley/shared/protocol.ts';
import { expect, test } from 'vitest';
import { pass } from './passing.ts';
import type { Run } from './cursor.ts';

function run(from: number, to: number): Run {
  return { from, events: Array.from({ length: to - from + 1 }, (_, index) => ({ at: from + index }) as LogEvent) };
}

test('SYNC6 a room that is not held reports what is new, never again what it has reported', () => {
  expect(pass(undefined, run(4, 5))).toEqual({ fresh: run(4, 5), last: 5, hole: false });
  expect(pass(5, run(6, 6))).toEqual({ fresh: run(6, 6), last: 6, hole: false });
  expect(pass(5, run(4, 7))).toEqual({ fresh: run(6, 7), last: 7, hole: false });
  expect(pass(5, run(4, 5))).toBeNull();
});

test('SYNC6 a hole is let pass, and known', () => {
  expect(pass(5, run(8, 8))).toEqual({ fresh: run(8, 8), last: 8, hole: true });
});
