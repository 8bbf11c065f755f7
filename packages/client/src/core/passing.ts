import { endOf, type Run } from './cursor.ts';

export interface Passing {
  /** The part of the run that is new. */
  readonly fresh: Run;
  /** The last seq heard of now. */
  readonly last: number;
  /** Something between was never heard. */
  readonly hole: boolean;
}

/** A run of a room that is not held goes by: in order, never twice, with holes. Null: nothing of it is new. */
export function pass(last: number | undefined, run: Run): Passing | null {
  const end = endOf(run);
  if (run.events.length === 0 || (last !== undefined && end <= last)) return null;
  if (last === undefined || run.from > last) return { fresh: run, last: end, hole: last !== undefined && run.from > last + 1 };
  return { fresh: { from: last + 1, events: run.events.slice(last + 1 - run.from) }, last: end, hole: false };
}
