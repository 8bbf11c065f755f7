import { expect, test } from 'vitest';
import type { QuietSchedule } from './features/dnd.ts';
import type { Profile } from './features/profiles.ts';
import { isQuiet, nextQuietChange, quietUntil } from './quiet-at.ts';
import { profileAt } from './status-at.ts';
import { whenShown } from './wall-clock.ts';

const berlin = 'Europe/Berlin';
const weekdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const hour = 3_600_000;
const minute = 60_000;

/** A moment in Berlin, where it is winter (one hour ahead) until 29 March 2026 and from 25 October on. */
function cet(month: number, day: number, hours = 0, minutes = 0): number {
  return Date.UTC(2026, month - 1, day, hours - 1, minutes);
}
function cest(month: number, day: number, hours = 0, minutes = 0): number {
  return Date.UTC(2026, month - 1, day, hours - 2, minutes);
}
function weekly(days: readonly number[], from: number, to: number, timeZone = berlin): Profile {
  const schedule: QuietSchedule = { days: [...days], from, to };
  return { timeZone, dnd: { schedule } };
}
const nights = weekly(weekdays, 22 * 60, 8 * 60);

test('DND2 by hand it lasts until its end and not a moment longer; who has set nothing may be disturbed', () => {
  const profile: Profile = { dnd: { until: 1_000 } };
  expect(quietUntil(profile, 999)).toBe(1_000);
  expect(quietUntil(profile, 1_000)).toBe(null);
  expect(nextQuietChange(profile, 999)).toBe(1_000);
  expect(nextQuietChange(profile, 1_000)).toBe(null);
  for (const none of [undefined, {}, { timeZone: berlin }, { dnd: {} }]) {
    expect(isQuiet(none, 0)).toBe(false);
    expect(nextQuietChange(none, 0)).toBe(null);
  }
});

test('DND3 a night begins on its day and goes on past midnight, on the clocks of the person, whatever is the time elsewhere', () => {
  // A Wednesday.
  expect(quietUntil(nights, cet(11, 25, 21, 59))).toBe(null);
  expect(nextQuietChange(nights, cet(11, 25, 21, 59))).toBe(cet(11, 25, 22));
  expect(quietUntil(nights, cet(11, 25, 22))).toBe(cet(11, 26, 8));
  expect(quietUntil(nights, cet(11, 26, 0))).toBe(cet(11, 26, 8));
  expect(quietUntil(nights, cet(11, 26, 7, 59))).toBe(cet(11, 26, 8));
  expect(quietUntil(nights, cet(11, 26, 8))).toBe(null);
  // The night that begins on Friday ends on Saturday; on Saturday and on Sunday none begins.
  expect(quietUntil(nights, cet(11, 28, 7))).toBe(cet(11, 28, 8));
  expect(quietUntil(nights, cet(11, 28, 23))).toBe(null);
  expect(quietUntil(nights, cet(11, 30, 1))).toBe(null);
  expect(nextQuietChange(nights, cet(11, 28, 8))).toBe(cet(11, 30, 22));
  const there = weekly(weekdays, 22 * 60, 8 * 60, 'Pacific/Auckland');
  expect(quietUntil(there, Date.UTC(2026, 10, 25, 9))).toBe(Date.UTC(2026, 10, 25, 19));
});

test('DND3 lunch is within one day, and a day without an end of its own is a whole one', () => {
  const lunch = weekly([3], 12 * 60, 13 * 60 + 30);
  expect(quietUntil(lunch, cet(11, 25, 12))).toBe(cet(11, 25, 13, 30));
  expect(quietUntil(lunch, cet(11, 26, 12))).toBe(null);
  expect(nextQuietChange(lunch, cet(11, 25, 13, 30))).toBe(cet(12, 2, 12));
  const weekend = weekly([6, 7], 0, 0);
  expect(quietUntil(weekend, cet(11, 28, 0))).toBe(cet(11, 30, 0));
  expect(quietUntil(weekend, cet(11, 27, 23, 59))).toBe(null);
  const always = weekly(everyDay, 0, 0);
  expect(quietUntil(always, cet(11, 28, 5))).toBe(Infinity);
  expect(nextQuietChange(always, cet(11, 28, 5))).toBe(null);
});

test('DND3 where clocks are put forward or back, a night begins and ends by the clock: it is an hour shorter or longer', () => {
  const every = weekly(everyDay, 22 * 60, 8 * 60);
  expect(quietUntil(every, cet(3, 28, 22))).toBe(cest(3, 29, 8));
  expect(cest(3, 29, 8) - cet(3, 28, 22)).toBe(9 * hour);
  expect(quietUntil(every, cest(10, 24, 22))).toBe(cet(10, 25, 8));
  expect(cet(10, 25, 8) - cest(10, 24, 22)).toBe(11 * hour);
  for (const [before, after] of [
    [cet(3, 29, 1, 59), cest(3, 29, 3)],
    [cest(10, 25, 2, 59), cet(10, 25, 2)],
  ] as const) {
    expect(after - before).toBe(minute);
    expect(isQuiet(every, before) && isQuiet(every, after)).toBe(true);
  }
});

test('DND3 a time that the clocks skip comes as much later; of one that they show twice the first counts', () => {
  const small = weekly([7], 2 * 60 + 30, 4 * 60);
  expect(nextQuietChange(small, cet(3, 29, 1))).toBe(cest(3, 29, 3, 30));
  expect(quietUntil(small, cest(3, 29, 3, 30))).toBe(cest(3, 29, 4));
  // All of it is skipped: it never begins, and the next one is a week later.
  const skipped = weekly([7], 2 * 60 + 30, 3 * 60);
  expect(isQuiet(skipped, cest(3, 29, 3, 30))).toBe(false);
  expect(nextQuietChange(skipped, cet(3, 29, 1))).toBe(cest(4, 5, 2, 30));
  expect(nextQuietChange(small, cest(10, 25, 1))).toBe(cest(10, 25, 2, 30));
  expect(whenShown('Australia/Lord_Howe', Date.UTC(2026, 9, 4, 2, 15))).toBe(Date.UTC(2026, 9, 3, 15, 45));
});

test('DND2 what is set by hand and what the schedule says go on from each other', () => {
  const dnd = { ...nights.dnd, until: cet(11, 25, 23) };
  expect(quietUntil({ ...nights, dnd }, cet(11, 25, 20))).toBe(cet(11, 26, 8));
  const later = { ...nights.dnd, until: cet(11, 26, 9) };
  expect(quietUntil({ ...nights, dnd: later }, cet(11, 26, 7))).toBe(cet(11, 26, 9));
  expect(quietUntil({ ...nights, dnd: { ...nights.dnd, until: cet(11, 25, 21) } }, cet(11, 25, 20))).toBe(cet(11, 25, 21));
});

test('DND4 ended by hand, the night that had begun is over, and the next one comes', () => {
  const ended = cet(11, 25, 23);
  const profile = { ...nights, dnd: { ...nights.dnd, ended } };
  expect(isQuiet(profile, ended)).toBe(false);
  expect(isQuiet(profile, cet(11, 26, 3))).toBe(false);
  expect(nextQuietChange(profile, ended)).toBe(cet(11, 26, 22));
  expect(quietUntil(profile, cet(11, 26, 22))).toBe(cet(11, 27, 8));
});

test('DND3 a schedule whose time zone is not known here disturbs nothing and nobody', () => {
  const unknown = weekly(everyDay, 0, 0, 'Mars/Olympus');
  expect(quietUntil(unknown, 0)).toBe(null);
  expect(nextQuietChange(unknown, 0)).toBe(null);
  const { timeZone: _none, ...nowhere } = nights;
  expect(quietUntil(nowhere, cet(11, 25, 23))).toBe(null);
});

test('PROFILE2 DND2 a profile lets go of what has ended, of nothing else, and of nothing before', () => {
  const status = { emoji: '🌴', text: 'On holiday', until: 2_000 };
  const schedule = { days: [1], from: 0, to: 60 };
  const profile: Profile = { pronouns: 'she/her', status, dnd: { until: 1_000, schedule } };
  expect(profileAt(profile, 999)).toBe(profile);
  expect(profileAt(profile, 1_000)).toEqual({ pronouns: 'she/her', status, dnd: { schedule } });
  expect(profileAt(profile, 2_000)).toEqual({ pronouns: 'she/her', dnd: { schedule } });
  expect(profileAt({ dnd: { until: 1_000 } }, 1_000)).toEqual({});
});
