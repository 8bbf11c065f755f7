import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('CONN1 the bound doubles from the first to the most, and the wait is anywhere below it', () => {
  const bounds = [0, 1, 2, 3, 4, 5, 6, 50, 2_000].map((attempt) => backoff(attempt, 1_000, 30_000, () => 1));
  expect(bounds).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  expect(backoff(3, 1_000, 30_000, () => 0)).toBe(0);
  expect(backoff(3, 1_000, 30_000, () => 0.5)).toBe(4_000);
});
