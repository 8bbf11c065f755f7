import { aheadOfUtc } from '@parley/shared/wall-clock.ts';
import { type HourClock, timeFormat } from '../../lib/clock.ts';

const minute = 60_000;

function distance(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}

/** “14:05 there, 2 h ahead”; with the day where it is another one. Null: this browser knows no such time zone. */
export function localTime(timeZone: string, now: number, here: string = ownTimeZone(), clock?: HourClock): string | null {
  const [theirs, own] = [aheadOfUtc(timeZone, now), aheadOfUtc(here, now)];
  if (theirs === null || own === null) return null;
  const day = (zone: string): string => new Intl.DateTimeFormat(undefined, { timeZone: zone, weekday: 'short' }).format(now);
  const time = timeFormat({ timeZone, hour: '2-digit', minute: '2-digit' })(now, clock);
  const ahead = (theirs - own) / minute;
  const there = `${day(timeZone) === day(here) ? '' : `${day(timeZone)} `}${time} there`;
  return ahead === 0 ? `${there}, the same as here` : `${there}, ${distance(Math.abs(ahead))} ${ahead > 0 ? 'ahead' : 'behind'}`;
}

/** The time zone that this browser is set to, if it says so. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}

/** Every time zone that this browser knows by name. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
