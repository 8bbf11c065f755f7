const minute = 60_000;
const hour = 60 * minute;

/** When a status may end, as one chooses it. */
export type StatusEnd = 'none' | '30m' | '1h' | '4h' | 'today' | 'week';

export const statusEnds: Readonly<Record<StatusEnd, string>> = {
  none: 'Until I clear it',
  '30m': 'In 30 minutes',
  '1h': 'In an hour',
  '4h': 'In 4 hours',
  today: 'At the end of today',
  week: 'At the end of the week',
};

/** When the day begins that is as many days from this one. */
function dayFrom(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** A full minute: that is what is said of it. */
function after(now: number, ms: number): number {
  return Math.ceil((now + ms) / minute) * minute;
}

/** The time that was chosen, on this person’s clock and calendar; a week ends with Sunday. */
export function timeOfEnd(end: StatusEnd, now: number): number | null {
  switch (end) {
    case 'none':
      return null;
    case '30m':
      return after(now, 30 * minute);
    case '1h':
      return after(now, hour);
    case '4h':
      return after(now, 4 * hour);
    case 'today':
      return dayFrom(now, 1);
    case 'week':
      return dayFrom(now, (8 - new Date(now).getDay()) % 7 || 7);
  }
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' });

/** “until 17:00”, “until midnight”, “until Friday, 17:00”, “until the end of 5 December”: as short as it is exact. */
export function untilText(until: number, now: number): string {
  if (until < dayFrom(now, 1)) return `until ${clock.format(until)}`;
  if (until === dayFrom(now, 1)) return 'until midnight';
  const endsDay = until === dayFrom(until, 0);
  // A day that ends then, not the one that begins.
  const last = endsDay ? until - 1 : until;
  const day = until <= dayFrom(now, 7) ? weekday.format(last) : date.format(last);
  return endsDay ? `until the end of ${day}` : `until ${day}, ${clock.format(until)}`;
}
