import { dayFrom, fullMinute } from '../../lib/until-text.ts';

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

/** The time that was chosen, on this person’s clock and calendar; a week ends with Sunday. */
export function timeOfEnd(end: StatusEnd, now: number): number | null {
  switch (end) {
    case 'none':
      return null;
    case '30m':
      return fullMinute(now + 30 * minute);
    case '1h':
      return fullMinute(now + hour);
    case '4h':
      return fullMinute(now + 4 * hour);
    case 'today':
      return dayFrom(now, 1);
    case 'week':
      return dayFrom(now, (8 - new Date(now).getDay()) % 7 || 7);
  }
}
