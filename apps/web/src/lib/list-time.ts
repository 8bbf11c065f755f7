import { type HourClock, timeFormat } from './clock.ts';

const day = 86_400_000;
const time = timeFormat({ hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** When something happened, as short as a list needs it: 14:07, Wed, 9 Nov, 9 Nov 2025. */
export function listTime(at: number, now: number, clock?: HourClock): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (at >= midnight) return time(at, clock);
  if (at >= midnight - 6 * day) return weekday.format(at);
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? date.format(at) : full.format(at);
}
