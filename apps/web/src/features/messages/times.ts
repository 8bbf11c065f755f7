import { timeFormat } from '../../lib/clock.ts';

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** 14:07 */
export const hourOf = timeFormat({ hour: '2-digit', minute: '2-digit' });

/** Saturday, 21 November 2026 at 14:07 */
export const momentOf = timeFormat({ dateStyle: 'full', timeStyle: 'short' });

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

/** “Today”, “Yesterday”, “Monday, 16 November”, with the year where it is another one. `today`: when this day began. */
export function dayLabel(day: number, today: number): string {
  const ago = Math.round((today - day) / 86_400_000);
  if (ago === 0 || ago === 1) return capital(relative.format(-ago, 'day'));
  return new Date(day).getFullYear() === new Date(today).getFullYear() ? weekday.format(day) : date.format(day);
}
