import { type HourClock, timeFormat } from './clock.ts';

const minute = 60_000;
const time = timeFormat({ hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' });

/** When the day begins that is as many days from this one. */
export function dayFrom(now: number, days: number): number {
  const from = new Date(now);
  return new Date(from.getFullYear(), from.getMonth(), from.getDate() + days).getTime();
}

/** A full minute, not before this: that is what is said of it. */
export function fullMinute(at: number): number {
  return Math.ceil(at / minute) * minute;
}

/** “until 17:00”, “until midnight”, “until Friday, 17:00”, “until the end of 5 December”: as short as it is exact. */
export function untilText(until: number, now: number, clock?: HourClock): string {
  if (until < dayFrom(now, 1)) return `until ${time(until, clock)}`;
  if (until === dayFrom(now, 1)) return 'until midnight';
  const endsDay = until === dayFrom(until, 0);
  // A day that ends then, not the one that begins.
  const last = endsDay ? until - 1 : until;
  const day = until <= dayFrom(now, 7) ? weekday.format(last) : date.format(last);
  return endsDay ? `until the end of ${day}` : `until ${day}, ${time(until, clock)}`;
}

/** “Do not disturb until 08:00”, as `quietUntil` tells the end. */
export function quietText(until: number, now: number, clock?: HourClock): string {
  return until === Infinity ? 'Do not disturb' : `Do not disturb ${untilText(until, now, clock)}`;
}
