const minute = 60_000;
const day = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Null: this runtime knows no such time zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en', {
        timeZone,
        calendar: 'gregory',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      });
    } catch {
      format = null;
    }
    formats.set(timeZone, format);
  }
  return format;
}

/** How far the clocks of a time zone are ahead of UTC at this moment, in ms; null: there is no such time zone, as far as is known here. */
export function aheadOfUtc(timeZone: string, at: number): number | null {
  const format = formatOf(timeZone);
  if (format === null) return null;
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute']);
  return shown - Math.floor(at / minute) * minute;
}

/**
 * When the clocks of a time zone show this (`shown`: as if it were UTC). Of two such moments the first; a time that the clocks skip is as much later
 * as they are put forward.
 */
export function whenShown(timeZone: string, shown: number): number | null {
  const [before, after] = [aheadOfUtc(timeZone, shown - day), aheadOfUtc(timeZone, shown + day)];
  if (before === null || after === null) return null;
  const first = shown - before;
  if (before === after || aheadOfUtc(timeZone, first) === before) return first;
  const second = shown - after;
  return aheadOfUtc(timeZone, second) === after ? second : first;
}
