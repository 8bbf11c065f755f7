import { expect, test } from 'vitest';
import { statusEnds, type StatusEnd, timeOfEnd } from './status-ends.ts';

/** A Wednesday. */
const now = new Date(2026, 10, 25, 14, 5, 20).getTime();

function at(day: number, hours = 0, minutes = 0): number {
  return new Date(2026, 10, day, hours, minutes).getTime();
}

test('a status ends at a full minute, at the end of a day or of a week, and always later', () => {
  expect(timeOfEnd('none', now)).toBe(null);
  expect(timeOfEnd('30m', now)).toBe(at(25, 14, 36));
  expect(timeOfEnd('1h', now)).toBe(at(25, 15, 6));
  expect(timeOfEnd('4h', now)).toBe(at(25, 18, 6));
  expect(timeOfEnd('today', now)).toBe(at(26));
  expect(timeOfEnd('week', now)).toBe(at(30));
  for (let day = 23; day < 30; day += 1) expect(timeOfEnd('week', at(day, 23, 59))).toBe(at(30));
  for (const end of Object.keys(statusEnds) as StatusEnd[]) expect(timeOfEnd(end, now) ?? Infinity).toBeGreaterThan(now);
});
