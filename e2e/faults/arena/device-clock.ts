import type { Clock } from '@parley/client/types.ts';

/** A device's own clock: it may be wrong, and it stands still while the device's process does. */
export interface DeviceClock extends Clock {
  shift(ms: number): void;
  freeze(): void;
  /** What came due meanwhile runs now, as after a SIGCONT. */
  thaw(): void;
}

export function createDeviceClock(): DeviceClock {
  let offset = 0;
  let frozen = false;
  let due: (() => void)[] = [];

  return {
    now: () => Date.now() + offset,
    after(ms, task) {
      let over = false;
      function run(): void {
        if (over) return;
        over = true;
        task();
      }
      const timer = setTimeout(() => {
        if (frozen) due.push(run);
        else run();
      }, ms);
      return () => {
        over = true;
        clearTimeout(timer);
      };
    },
    shift(ms) {
      offset = ms;
    },
    freeze() {
      frozen = true;
    },
    thaw() {
      frozen = false;
      const tasks = due;
      due = [];
      for (const task of tasks) task();
    },
  };
}
