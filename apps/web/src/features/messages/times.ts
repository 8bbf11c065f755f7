const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** 14:07 */
export function hourOf(at: number): string {
  return hour.format(at);
}

/** Saturday, 21 November 2026 at 14:07 */
export function momentOf(at: number): string {
  return moment.format(at);
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

/** “Today”, “Yesterday”, “Monday, 16 November”, with the year where it is another one. `today`: when this day began. */
export function dayLabel(day: number, today: number): string {
  const ago = Math.round((today - day) / 86_400_000);
  if (ago === 0 || ago === 1) return capital(relative.format(-ago, 'day'));
  return new Date(day).getFullYear() === new Date(today).getFullYear() ? weekday.format(day) : date.format(day);
}
