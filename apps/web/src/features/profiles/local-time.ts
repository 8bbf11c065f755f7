const minute = 60_000;

/** How far the clocks of a time zone are ahead of UTC at this moment, in minutes. */
function offsetOf(timeZone: string, now: number): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute']);
  return (shown - Math.floor(now / minute) * minute) / minute;
}

function distance(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}

/** “14:05 there, 2 h ahead”; with the day where it is another one. Null: this browser knows no such time zone. */
export function localTime(timeZone: string, now: number, here?: string): string | null {
  try {
    const own = here ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const day = (zone: string): string => new Intl.DateTimeFormat(undefined, { timeZone: zone, weekday: 'short' }).format(now);
    const clock = new Intl.DateTimeFormat(undefined, { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
    const ahead = offsetOf(timeZone, now) - offsetOf(own, now);
    const there = `${day(timeZone) === day(own) ? '' : `${day(timeZone)} `}${clock} there`;
    return ahead === 0 ? `${there}, the same as here` : `${there}, ${distance(Math.abs(ahead))} ${ahead > 0 ? 'ahead' : 'behind'}`;
  } catch {
    return null;
  }
}

/** The time zone that this browser is set to, if it says so. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}

/** Every time zone that this browser knows by name. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
