import { expect, test } from 'vitest';
import { createTally } from './tally.ts';

test('as many of a key are let in as there may be, and one more for each that leaves', () => {
  const tally = createTally(2);
  expect([tally.enter('a'), tally.enter('a'), tally.enter('a'), tally.enter('b')]).toEqual([true, true, false, true]);
  expect([tally.isFull('a'), tally.isFull('b')]).toEqual([true, false]);
  tally.leave('a');
  expect([tally.enter('a'), tally.enter('a')]).toEqual([true, false]);
  for (const key of ['a', 'a', 'b']) {
    tally.leave(key);
  }
  expect([tally.isFull('a'), tally.isFull('b')]).toEqual([false, false]);
});
