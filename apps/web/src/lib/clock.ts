import { createContext, use } from 'react';

/** How hours are counted: as the system does, 1 to 12, or 0 to 23. */
export type HourClock = 'system' | '12' | '24' | undefined;

export const ClockContext = createContext<HourClock>(undefined);

/** For whatever shows a time: it is painted again when one chooses to count hours otherwise, and nothing else is. */
export function useClock(): HourClock {
  return use(ClockContext);
}

/** How a time is written, by how hours are counted. */
export function timeFormat(options: Intl.DateTimeFormatOptions): (at: number, clock: HourClock) => string {
  const made = new Map<HourClock, Intl.DateTimeFormat>();
  return (at, clock) => {
    let format = made.get(clock);
    if (format === undefined) {
      const by = { ...options };
      if (clock === '24') by.hourCycle = 'h23';
      if (clock === '12') {
        by.hourCycle = 'h12';
        // Nobody writes 02:07 pm.
        if (by.hour) by.hour = 'numeric';
      }
      made.set(clock, (format = new Intl.DateTimeFormat(undefined, by)));
    }
    return format.format(at);
  };
}
