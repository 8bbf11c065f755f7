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
