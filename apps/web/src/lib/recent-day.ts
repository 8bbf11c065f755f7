const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

/** The day of something, within a sentence: today, yesterday, 9 November, 9 November 2025. `today`: when this day began. */
export function recentDay(at: number, today: number): string {
  // Clocks differ: what the server says of this moment may be tomorrow here. A day may have 23 hours, or 25.
  const ago = Math.max(0, Math.round((today - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000));
  if (ago < 2) return relative.format(-ago, 'day');
  return new Date(at).getFullYear() === new Date(today).getFullYear() ? date.format(at) : full.format(at);
}
