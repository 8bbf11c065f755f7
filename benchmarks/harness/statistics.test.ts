import { describe, expect, test } from 'vitest';
import { mannWhitney, pairwise, percentile, spread } from './statistics.ts';

describe('statistics', () => {
  test('the median of an odd number of values is the middle one, whatever their order', () => {
    expect(percentile([9, 1, 5], 50)).toBe(5);
  });

  test('the median of an even number lies between the two in the middle', () => {
    expect(percentile([1, 2, 10, 20], 50)).toBe(6);
  });

  test('percentiles are interpolated and the ends are the ends', () => {
    const values = Array.from({ length: 101 }, (_, index) => index);
    expect(percentile(values, 0)).toBe(0);
    expect(percentile(values, 99)).toBe(99);
    expect(percentile(values, 100)).toBe(100);
    expect(percentile([10, 20], 99)).toBeCloseTo(19.9);
  });

  test('values are compared as numbers, not as text', () => {
    expect(percentile([100, 20, 3], 100)).toBe(100);
  });

  test('a single value is its own spread', () => {
    expect(spread([4])).toEqual({ median: 4, min: 4, max: 4 });
  });

  test('the spread has the least and the most', () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  });

  test('rounds are compared pair by pair: a slow moment of the machine hits both', () => {
    const ours = [1, 2, 3];
    const theirs = [10, 20, 30];
    expect(pairwise(ours, theirs, (l, r) => l / r)).toEqual([0.1, 0.1, 0.1]);
  });

  test('nothing, and rows of different lengths, are errors', () => {
    expect(() => percentile([], 50)).toThrow('No values');
    expect(() => pairwise([1], [1, 2], (l) => l)).toThrow('1 rounds against 2');
  });
});

test('two samples of one source are told from two of different sources', () => {
  // By hand: the left ones have ranks 1, 4, 6, 7 and 8, so U is 26 - 15, one more than the 10 that is to be expected.
  const { z } = mannWhitney([78, 64, 75, 45, 82], [110, 70, 53, 51]);
  expect(z).toBeCloseTo((11 - 10) / Math.sqrt((5 * 4 * 10) / 12), 10);
  const even = Array.from({ length: 500 }, (_, index) => (index * 7919) % 1000);
  expect(mannWhitney(even, even).p).toBeCloseTo(1, 6);
  expect(
    mannWhitney(
      even,
      even.map((value) => value + 100),
    ).p,
  ).toBeLessThan(0.001);
});
