import { dayFrom, fullMinute } from '../../lib/until-text.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Until when nobody is to disturb, as one chooses it. */
export type DndEnd = '30m' | '1h' | '4h' | 'tomorrow';

export const dndEnds: Readonly<Record<DndEnd, string>> = {
  '30m': 'For 30 minutes',
  '1h': 'For an hour',
  '4h': 'For 4 hours',
  tomorrow: 'Until tomorrow at',
};

/** The time that was chosen, on this person’s clock and calendar. */
export function timeOfDndEnd(end: DndEnd, now: number): number {
  switch (end) {
    case '30m':
      return fullMinute(now + 30 * minute);
    case '1h':
      return fullMinute(now + hour);
    case '4h':
      return fullMinute(now + 4 * hour);
    case 'tomorrow': {
      const day = new Date(dayFrom(now, 1));
      return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 8).getTime();
    }
  }
}

/** Minutes since midnight of what a field for times says; null: nothing. */
export function minutesOf(text: string): number | null {
  const parts = /^(\d\d):(\d\d)/u.exec(text);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

/** What a field for times is to say. */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}`.padStart(2, '0') + ':' + `${minutes % 60}`.padStart(2, '0');
}
