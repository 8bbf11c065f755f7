import type { Dnd } from './features/dnd.ts';
import type { Profile } from './features/profiles.ts';
import { aheadOfUtc, whenShown } from './wall-clock.ts';

const minute = 60_000;
const day = 86_400_000;
/** What comes round in a week has come round by then, also where a day has 25 hours. */
const daysAhead = 8;

interface Period {
  readonly start: number;
  readonly end: number;
}

/** 1 is Monday. Days are counted from 1970-01-01, a Thursday. */
function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** What of the schedule begins on a day on the person's calendar; null: nothing, or nothing that counts. */
function periodOf({ schedule, ended }: Dnd, timeZone: string, days: number): Period | null {
  if (schedule === undefined || !schedule.days.includes(weekdayOf(days))) return null;
  const { from, to } = schedule;
  const start = whenShown(timeZone, days * day + from * minute);
  const end = whenShown(timeZone, (to > from ? days : days + 1) * day + to * minute);
  return start === null || end === null || start <= (ended ?? -Infinity) ? null : { start, end };
}

/** Which day it is for the person; null: that cannot be known. */
function dayAt(timeZone: string, at: number): number | null {
  const ahead = aheadOfUtc(timeZone, at);
  return ahead === null ? null : Math.floor((at + ahead) / day);
}

function scheduledUntil(dnd: Dnd, timeZone: string, at: number): number | null {
  const today = dayAt(timeZone, at);
  if (today === null) return null;
  for (const days of [today, today - 1]) {
    const period = periodOf(dnd, timeZone, days);
    if (period !== null && period.start <= at && at < period.end) return period.end;
  }
  return null;
}

/**
 * Until when nobody is to disturb this person, asked at a moment: null: one may; Infinity: it has no end. This is the one answer for whatever makes a
 * sound, shows a notification or counts where one cannot look away.
 */
export function quietUntil(profile: Profile | undefined, at: number): number | null {
  const dnd = profile?.dnd;
  if (dnd === undefined) return null;
  let end = Math.max(at, dnd.until ?? at);
  if (dnd.schedule !== undefined && profile?.timeZone !== undefined) {
    // One may go on where another ends.
    for (let more = 0; more <= daysAhead; more += 1) {
      const next = scheduledUntil(dnd, profile.timeZone, end);
      if (next === null) return end > at ? end : null;
      end = next;
    }
    return Infinity;
  }
  return end > at ? end : null;
}

/** Whether nobody is to disturb this person at this moment. */
export function isQuiet(profile: Profile | undefined, at: number): boolean {
  return quietUntil(profile, at) !== null;
}

/** When it ends, or else begins by the schedule; null: nothing that is known of changes it. */
export function nextQuietChange(profile: Profile | undefined, at: number): number | null {
  const until = quietUntil(profile, at);
  if (until !== null) return until === Infinity ? null : until;
  const { dnd, timeZone } = profile ?? {};
  if (dnd === undefined || timeZone === undefined) return null;
  const today = dayAt(timeZone, at);
  if (today === null) return null;
  for (let days = today; days <= today + daysAhead; days += 1) {
    const period = periodOf(dnd, timeZone, days);
    // One that clocks put forward leave nothing of never begins.
    if (period !== null && period.start > at && period.end > period.start) return period.start;
  }
  return null;
}
