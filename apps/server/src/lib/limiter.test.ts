import { expect, test } from 'vitest';
import { createLimiter } from './limiter.ts';

test('EDGE2 whoever is using an allowance does not get a new one because very many others came', () => {
  const limiter = createLimiter(() => 0);
  const allowance = { perSecond: 1, burst: 2 };
  for (let other = 0; other < 60_000; other += 1) {
    limiter.take('mallory', allowance);
    limiter.take(`other ${other}`, allowance);
  }
  expect(limiter.take('mallory', allowance)).toBe(1_000);
  expect(limiter.take('other 0', allowance)).toBe(0);
});

test('EDGE2 an allowance of its own is used up and comes back by itself, whatever else is used', () => {
  let now = 0;
  const limiter = createLimiter(() => now);
  const allowance = { perSecond: 1, burst: 2 };
  const take = limiter.bucket(allowance);
  expect([take(), take(), take()]).toEqual([0, 0, 1_000]);
  for (let other = 0; other < 60_000; other += 1) {
    limiter.take(`other ${other}`, allowance);
  }
  expect(take()).toBe(1_000);
  now += 1_000;
  expect([take(), take()]).toEqual([0, 1_000]);
});
