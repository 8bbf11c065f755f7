import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test } from 'vitest';
import { hueOf, hues } from './hue.ts';

test('a person keeps their hue', () => {
  expect(hueOf('0195b2c0-0000-7000-8000-000000000001')).toBe(hueOf('0195b2c0-0000-7000-8000-000000000001'));
});

test('hues are spread evenly over people who come one after another', () => {
  const people = 4000;
  const counts = new Map<number, number>();
  for (let i = 0; i < people; i += 1) {
    const hue = hueOf(uuidv7(1_700_000_000_000 + i, (bytes) => bytes.map((_, j) => i * 31 + j * 17)));
    counts.set(hue, (counts.get(hue) ?? 0) + 1);
  }
  expect(new Set(counts.keys())).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  // 500 each; six standard deviations of a fair draw are 126.
  for (const count of counts.values()) expect(Math.abs(count - people / hues)).toBeLessThan(126);
});
