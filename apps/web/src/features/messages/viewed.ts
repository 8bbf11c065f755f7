/** Messages that have been in view together, by their numbers, and since when. */
export interface Viewed {
  readonly first: number;
  readonly last: number;
  readonly since: number;
}

/** A message counts as read when it was in view for this long. */
export const readAfter = 1_000;

interface Step {
  readonly viewed: Viewed | null;
  /** The last message that has been in view for long enough now. */
  readonly read: number | null;
}

/** Goes on with what is in view now. What only passes by is never read. */
export function view(before: Viewed | null, range: readonly [first: number, last: number] | null, now: number): Step {
  if (range === null) return { viewed: null, read: null };
  const [first, last] = range;
  const fresh: Viewed = { first, last, since: now };
  if (before === null) return { viewed: fresh, read: null };
  const still: Viewed = { first: Math.max(before.first, first), last: Math.min(before.last, last), since: before.since };
  if (still.first > still.last) return { viewed: fresh, read: null };
  return now - still.since >= readAfter ? { viewed: fresh, read: still.last } : { viewed: still, read: null };
}
