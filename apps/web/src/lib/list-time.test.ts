import { expect, test } from 'vitest';
import { listTime } from './list-time.ts';

const now = new Date(2026, 10, 20, 14, 30).getTime();

test('today is a time, this week a weekday, longer ago a date', () => {
  expect(listTime(new Date(2026, 10, 20, 0, 0).getTime(), now)).toMatch(/00:00|12:00/u);
  expect(listTime(new Date(2026, 10, 19, 23, 59).getTime(), now)).toBe('Thu');
  expect(listTime(new Date(2026, 10, 14, 0, 0).getTime(), now)).toBe('Sat');
  expect(listTime(new Date(2026, 10, 13, 23, 59).getTime(), now)).toMatch(/13/u);
  expect(listTime(new Date(2026, 10, 13, 23, 59).getTime(), now)).not.toMatch(/2026/u);
  expect(listTime(new Date(2025, 10, 9).getTime(), now)).toMatch(/2025/u);
});
