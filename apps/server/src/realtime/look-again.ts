/**
 * After how long (ms) it is looked again: at once; and then, since a database whose connection broke may have been coming to the commit still, twice more.
 */
const AGAIN = [1_000, 4_000] as const;
/** Not more often than this (ms), however many outcomes are unknown; and as long after a look that could not be had. */
const PAUSE = 1_000;

export interface LookAgain {
  /** Looks at once, and again in a moment. */
  begin(): void;
  close(): void;
}

/** Looks at what may be another by now. `look` gives whether it could. */
export function createLookAgain(look: () => Promise<boolean>): LookAgain {
  let pauses: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let last = -Infinity;
  let closed = false;

  function schedule(): void {
    const pause = pauses.shift();
    if (pause === undefined || closed) {
      return;
    }
    timer = setTimeout(() => void run(), pause);
    timer.unref();
  }

  async function run(): Promise<void> {
    looking = true;
    last = performance.now();
    const known = await look();
    looking = false;
    if (!known && pauses.length === 0) {
      pauses = [PAUSE];
    }
    schedule();
  }

  return {
    begin() {
      clearTimeout(timer);
      // What is being looked at was asked for before.
      pauses = looking ? [...AGAIN] : [Math.max(0, last + PAUSE - performance.now()), ...AGAIN];
      if (!looking) {
        schedule();
      }
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
