import type { Clock } from './types.ts';

declare function setTimeout(task: () => void, ms: number): number;
declare function clearTimeout(timer: number): void;

/** The clock of the machine that the device runs on. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
