import { expect, test } from 'vitest';
import { findTimeZone } from './find-time-zone.ts';

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['  BERLIN ', 'Europe/Berlin'],
  ['Berlin, Germany', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['New York, NY', 'America/New_York'],
  ['america/new york', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['port au prince', 'America/Port-au-Prince'],
  ['utc', 'UTC'],
  ['', ''],
  ['Middle Earth', null],
  ['Berl', null],
  ['+02:00', null],
])('PROFILE9 a time zone is found by what people type: %s', (typed, found) => {
  expect(findTimeZone(typed)).toBe(found);
});

test('PROFILE9 a city is found by its old and its new name', () => {
  for (const [before, now] of [
    ['kiev', 'kyiv'],
    ['calcutta', 'kolkata'],
  ] as const) {
    expect(findTimeZone(now)).toMatch(/^[A-Z]\w+\/\w+$/u);
    expect(findTimeZone(before)).toBe(findTimeZone(now));
  }
});
