import { cut, isIdle, type Line, progressOf, waitingOf } from './waiting.ts';

/** A reader with more than this (bytes) waiting gets no signals. */
const SIGNALS_MOST = 512_000;
/** More than this (bytes) may wait for a moment (ms), and much more not at all. */
const HEAVY = { bytes: 1_000_000, during: 2_000, atOnce: 4_000_000 };
/** A network that takes nothing for so long (ms) is none. */
const STALLED = 10_000;
/** How often all are looked at (ms): with thousands of them, each look can be felt. */
const LOOK = 250;

/** Whether signals, which are worth nothing later, are to be left out. */
export function isBehind(line: Line): boolean {
  return !isIdle(line) && waitingOf(line) > SIGNALS_MOST;
}

interface Watched {
  progress: string;
  movedAt: number;
  heavySince: number | null;
}

export interface SlowReaders {
  /** Bytes that wait for anybody. */
  waiting(): number;
  /** Looks at every connection; done by itself four times a second. */
  look(): void;
  close(): void;
}

/**
 * Ends connections whose other end does not read: what waits for them is in our memory. They come back by their cursors. One timer looks at
 * all of them, whatever they were sent (packets of logs, answers, refusals), so that sending costs nothing.
 */
export function watchSlowReaders(
  lines: () => Iterable<Line>,
  closed: (line: Line) => void,
  now: () => number = () => performance.now(),
): SlowReaders {
  let watched = new Map<string, Watched>();

  function isTooSlow(line: Line, bytes: number, state: Watched, time: number): boolean {
    const progress = progressOf(line);
    if (progress !== state.progress) {
      state.progress = progress;
      state.movedAt = time;
    }
    state.heavySince = bytes > HEAVY.bytes ? (state.heavySince ?? time) : null;
    return bytes > HEAVY.atOnce || time - state.movedAt >= STALLED || (state.heavySince !== null && time - state.heavySince >= HEAVY.during);
  }

  function look(): void {
    const time = now();
    const still = new Map<string, Watched>();
    for (const line of lines()) {
      // Most have read everything: with thousands of them, looking must cost next to nothing.
      if (isIdle(line)) {
        continue;
      }
      const bytes = waitingOf(line);
      const state = watched.get(line.id) ?? { progress: progressOf(line), movedAt: time, heavySince: null };
      if (isTooSlow(line, bytes, state, time)) {
        closed(line);
        cut(line);
      } else {
        still.set(line.id, state);
      }
    }
    watched = still;
  }

  const timer = setInterval(look, LOOK).unref();
  return {
    waiting() {
      let sum = 0;
      for (const line of lines()) {
        sum += waitingOf(line);
      }
      return sum;
    },
    look,
    close: () => clearInterval(timer),
  };
}
