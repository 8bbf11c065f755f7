import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

/** The waits one after the other, by what chance says. */
function waits(count: number, random: () => number): number[] {
  let waited = 0;
  return Array.from({ length: count }, () => {
    const wait = backoff(waited, 1_000, 30_000, random);
    waited += wait;
    return wait;
  });
}

test('CONN1 the bound doubles from the first to the most at most, and the wait is anywhere below it', () => {
  expect(waits(8, () => 1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(waits(3, () => 0)).toEqual([0, 0, 0]);
  expect(waits(4, () => 0.5)).toEqual([500, 750, 1_125, 1_687]);
});

test('CONN1 after an outage of any length the next try comes at the latest a second and as long again later', () => {
  for (let seed = 1; seed <= 2_000; seed += 1) {
    let state = seed;
    function random(): number {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    }
    const tries = waits(12, random);
    let at = 0;
    for (const wait of tries) {
      // The server comes back just after the try before.
      expect(wait).toBeLessThanOrEqual(1_000 + at);
      at += wait;
    }
  }
});
