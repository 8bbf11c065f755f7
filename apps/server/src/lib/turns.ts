import { TryAgain } from './errors.ts';

/** So many tasks at a time; the others wait their turn, or are told when to come again. */
export interface Turns {
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** How long one in a full line is told to wait (ms): a random time, so that they do not come back together. */
const AGAIN_LEAST = 500;
const AGAIN_SPREAD = 4_500;

/** At most `atOnce` run, at most `line` wait; beyond that `TryAgain`. */
export function createTurns(atOnce: number, line: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(task) {
      if (running >= atOnce) {
        if (waiting.length >= line) {
          throw new TryAgain(Math.round(AGAIN_LEAST + Math.random() * AGAIN_SPREAD));
        }
        // The turn is handed over: nobody who comes now gets in between.
        await new Promise<void>((resolve) => void waiting.push(resolve));
      } else {
        running += 1;
      }
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next === undefined) {
          running -= 1;
        } else {
          next();
        }
      }
    },
  };
}
