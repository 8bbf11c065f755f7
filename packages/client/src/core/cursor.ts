import * as limits from '@parley/shared/limits.ts';
import type { LogEvent } from '@parley/shared/protocol.ts';

/** Consecutive events of one log; `events[i]` has seq `from + i`. */
export interface Run {
  readonly from: number;
  readonly events: readonly LogEvent[];
}

/** Where a device stands in a log that it follows without a hole. */
export interface LogCursor {
  /** The last seq applied; null until a snapshot came. */
  readonly at: number | null;
  /** The highest seq that the log is known to have. */
  readonly head: number;
  /** A snapshot is on its way: whatever comes before it is held. */
  readonly awaits: boolean;
  /** What came and cannot be applied yet, by its first seq. */
  readonly held: readonly Run[];
}

/** A cursor's next state and what may be applied, in order. */
export interface Step {
  readonly cursor: LogCursor;
  readonly apply: readonly Run[];
}

export const fresh: LogCursor = { at: null, head: 0, awaits: true, held: [] };

export function startAt(seq: number): LogCursor {
  return { at: seq, head: seq, awaits: false, held: [] };
}

/** The last seq of a run. Throws on what is none, before anything is done with it. */
export function endOf(run: Run): number {
  if (!Array.isArray(run.events) || !Number.isSafeInteger(run.from)) throw new TypeError('not a run of events');
  return run.from + run.events.length - 1;
}

export function isBehind(cursor: LogCursor): boolean {
  return cursor.at !== null && cursor.at < cursor.head;
}

/** So far that a snapshot will come in place of events: nothing may overtake it. */
export function isFarBehind(cursor: LogCursor): boolean {
  return cursor.at !== null && cursor.head - cursor.at > limits.catchUpEvents;
}

/** Up to the cursor: ignored. The next: applied, with all held that follows. Beyond: held. */
export function take(cursor: LogCursor, run: Run): Step {
  const end = endOf(run);
  if (run.events.length === 0 || (cursor.at !== null && end <= cursor.at)) return { cursor, apply: [] };
  const head = Math.max(cursor.head, end);
  if (cursor.awaits || cursor.at === null || run.from > cursor.at + 1) {
    return { cursor: { ...cursor, head, held: hold(cursor.held, run) }, apply: [] };
  }
  return drain({ at: cursor.at, head, awaits: false, held: hold(cursor.held, run, Infinity) });
}

/** A snapshot of the log as of `head`. Null: it is older than what was applied already, and must not be used. */
export function restart(cursor: LogCursor, head: number): Step | null {
  if (cursor.at !== null && head < cursor.at) return null;
  return drain({ at: head, head: Math.max(cursor.head, head), awaits: false, held: cursor.held });
}

/** Holds everything from now on until a snapshot came or was given up. */
export function expectSnapshot(cursor: LogCursor): LogCursor {
  return { ...cursor, awaits: true };
}

/** No snapshot will come: go on from where the cursor stands. */
export function giveUpSnapshot(cursor: LogCursor): Step {
  return cursor.at === null ? { cursor, apply: [] } : drain({ ...cursor, awaits: false });
}

/** Somebody who knows says that the log has got this far. */
export function noteHead(cursor: LogCursor, head: number): LogCursor {
  return head > cursor.head ? { ...cursor, head } : cursor;
}

/** The log itself says that there is nothing after the cursor: what was heard of its head was wrong, except what is held. */
export function trustEnd(cursor: LogCursor): LogCursor {
  const last = cursor.held.at(-1);
  return { ...cursor, head: Math.max(cursor.at ?? 0, last === undefined ? 0 : endOf(last)) };
}

/** Beyond the bound the run is dropped: the head remembers that it exists, and the gap is read past it. */
function hold(held: readonly Run[], run: Run, most: number = limits.catchUpEvents): readonly Run[] {
  const count = held.reduce((sum, each) => sum + each.events.length, run.events.length);
  if (held.length > 0 && count > most) return held;
  const place = held.findLastIndex((each) => each.from <= run.from) + 1;
  return held.toSpliced(place, 0, run);
}

function drain(cursor: LogCursor): Step {
  let at = cursor.at ?? 0;
  const apply: Run[] = [];
  const held: Run[] = [];
  for (const run of cursor.held) {
    const end = endOf(run);
    if (run.from > at + 1) held.push(run);
    else if (end > at) {
      apply.push(run.from === at + 1 ? run : { from: at + 1, events: run.events.slice(at + 1 - run.from) });
      at = end;
    }
  }
  return { cursor: { ...cursor, at, held }, apply };
}
