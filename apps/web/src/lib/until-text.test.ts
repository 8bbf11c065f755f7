import { expect, test } from 'vitest';
import { quietText, untilText } from './until-text.ts';

/** A Wednesday. */
const now = new Date(2026, 10, 25, 14, 5, 20).getTime();
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function at(day: number, hours = 0, minutes = 0): number {
  return new Date(2026, 10, day, hours, minutes).getTime();
}

test('an end is said as shortly as it is exact', () => {
  const weekday = (time: number): string => new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(time);
  const date = (time: number): string => new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' }).format(time);
  expect(untilText(at(25, 17), now)).toBe(`until ${hour.format(at(25, 17))}`);
  expect(untilText(at(26), now)).toBe('until midnight');
  expect(untilText(at(27, 17), now)).toBe(`until ${weekday(at(27))}, ${hour.format(at(27, 17))}`);
  expect(untilText(at(30), now)).toBe(`until the end of ${weekday(at(29))}`);
  expect(untilText(at(36), now)).toBe(`until the end of ${date(at(35))}`);
  expect(untilText(at(36, 9), now)).toBe(`until ${date(at(36))}, ${hour.format(at(36, 9))}`);
});

test('PREF4 by the hours that one has chosen to count', () => {
  expect(untilText(at(25, 17), now, '24')).toBe('until 17:00');
  expect(untilText(at(25, 17), now, '12')).toMatch(/^until 5:00.pm$/iu);
  expect(untilText(at(26), now, '12')).toBe('until midnight');
});

test('DND1 until when nobody is to disturb, if there is an end', () => {
  expect(quietText(at(25, 17), now, '24')).toBe('Do not disturb until 17:00');
  expect(quietText(Infinity, now)).toBe('Do not disturb');
});
