import { expect, test } from 'vitest';
import { statusEnds, type StatusEnd, timeOfEnd, untilText } from './status-ends.ts';

/** A Wednesday. */
const now = new Date(2026, 10, 25, 14, 5, 20).getTime();
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

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

test('its end is said as shortly as it is exact', () => {
  const weekday = (time: number): string => new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(time);
  const date = (time: number): string => new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' }).format(time);
  expect(untilText(at(25, 17), now)).toBe(`until ${hour.format(at(25, 17))}`);
  expect(untilText(at(26), now)).toBe('until midnight');
  expect(untilText(at(27, 17), now)).toBe(`until ${weekday(at(27))}, ${hour.format(at(27, 17))}`);
  expect(untilText(at(30), now)).toBe(`until the end of ${weekday(at(29))}`);
  expect(untilText(at(36), now)).toBe(`until the end of ${date(at(35))}`);
  expect(untilText(at(36, 9), now)).toBe(`until ${date(at(36))}, ${hour.format(at(36, 9))}`);
});
