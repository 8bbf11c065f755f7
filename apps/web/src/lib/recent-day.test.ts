import { expect, test } from 'vitest';
import { recentDay } from './recent-day.ts';

const today = new Date(2026, 10, 20).getTime();

test('the day is today, yesterday or a date, with its year where it is another one', () => {
  expect(recentDay(new Date(2026, 10, 20, 23, 59).getTime(), today)).toBe('today');
  expect(recentDay(new Date(2026, 10, 19, 0, 0).getTime(), today)).toBe('yesterday');
  expect(recentDay(new Date(2026, 10, 18, 23, 59).getTime(), today)).toMatch(/November/u);
  expect(recentDay(new Date(2026, 10, 18).getTime(), today)).not.toMatch(/2026/u);
  expect(recentDay(new Date(2025, 10, 9).getTime(), today)).toMatch(/2025/u);
});

test('a clock that is ahead of ours makes no tomorrow', () => {
  expect(recentDay(new Date(2026, 10, 21, 1).getTime(), today)).toBe('today');
});
