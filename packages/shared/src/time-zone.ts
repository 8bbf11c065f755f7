import * as z from 'zod/mini';

/** The longest there is has 32 characters. */
const most = 64;
/** A place or an abbreviation: an offset such as +02:00 knows no summer. */
const named = /^[A-Za-z][\w+\-/]*$/u;

/** The IANA time zone of this name as it is written properly; null: there is none, as far as is known here. */
export function timeZoneNamed(name: string): string | null {
  if (name.length > most || !named.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The name of a time zone, or nothing. People write those they know by heart with spaces. */
export function timeZone(wrong: string) {
  return z.pipe(
    z.pipe(
      z.string(wrong).check(z.maxLength(most, wrong)),
      z.transform((name) => (name.trim() === '' ? '' : (timeZoneNamed(name.trim().replaceAll(' ', '_')) ?? '?'))),
    ),
    z.string().check(z.refine((name) => name !== '?', wrong)),
  );
}
