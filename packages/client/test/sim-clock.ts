import type { Clock } from '../src/types.ts';

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly task: () => void;
}

export interface SimClock extends Clock {
  /** Lets time pass: every timer that comes due runs at its time, and what it resolves runs before the next. */
  advance(ms: number): Promise<void>;
  /** Timers that would still run. */
  pending(): number;
}

/** Lets promises that are resolved already go on, through chains of some length. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** A clock that stands still until it is told to go on. */
export function createSimClock(): SimClock {
  let now = 1_000_000;
  let order = 0;
  const timers = new Set<Timer>();

  function next(until: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of timers) {
      if (timer.due <= until && (first === null || timer.due < first.due || (timer.due === first.due && timer.order < first.order))) first = timer;
    }
    return first;
  }

  return {
    now: () => now,
    after(ms, task) {
      order += 1;
      const timer: Timer = { due: now + Math.max(0, ms), order, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let timer = next(until); timer !== null; timer = next(until)) {
        timers.delete(timer);
        now = timer.due;
        timer.task();
        await settle();
      }
      now = until;
    },
    pending: () => timers.size,
  };
}
