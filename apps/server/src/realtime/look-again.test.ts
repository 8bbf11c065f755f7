import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLookAgain } from './look-again.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When it was looked, in seconds since the beginning; `answers`: whether it could be, the first times. */
function start(answers: boolean[] = []) {
  const began = performance.now();
  const looks: number[] = [];
  const again = createLookAgain(() => {
    looks.push((performance.now() - began) / 1_000);
    return Promise.resolve(answers.shift() ?? true);
  });
  return { looks, again };
}

test('SESSION11 it is looked at once, and twice more within five seconds, as the database may have been at it still', async () => {
  const { looks, again } = start();
  again.begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([0, 1, 5]);
});

test('SESSION11 however many outcomes are unknown, it is looked once a second, and after the last of them as after one', async () => {
  const { looks, again } = start();
  for (let tenth = 0; tenth < 30; tenth += 1) {
    again.begin();
    again.begin();
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([0, 1, 2, 3, 4, 8]);
});

test('SESSION11 where the database is away, it is looked until it can be asked, and no longer', async () => {
  const { looks, again } = start([false, false, false, false, false, true]);
  again.begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([0, 1, 5, 6, 7, 8]);
});

test('SESSION11 one that is closed looks no more', async () => {
  const { looks, again } = start();
  again.begin();
  await vi.advanceTimersByTimeAsync(100);
  again.close();
  again.begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([0]);
});
