/** When the day of a moment begins on this device, in ms. */
export type DayOf = (at: number) => number;

/** Tells the day of moments; quick for moments that follow each other closely, as those of a timeline do. */
export function createDayOf(): DayOf {
  let from = 0;
  let to = 0;
  return (at) => {
    if (at < from || at >= to) {
      from = new Date(at).setHours(0, 0, 0, 0);
      // The next midnight, not 24 hours later: some days have 23 or 25.
      const next = new Date(from);
      to = next.setDate(next.getDate() + 1);
    }
    return from;
  };
}
