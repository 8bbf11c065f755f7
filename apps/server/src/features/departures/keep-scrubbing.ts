import { TryAgain } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { scrub, type ScrubbedLog } from './scrub.ts';

/** When (ms) what failed is tried again: each time later. */
const AGAIN_LEAST = 1_000;
const AGAIN_MOST = 300_000;

/** Does something after so many milliseconds, unless it is called off. */
export type Later = (task: () => void, ms: number) => { readonly callOff: () => void };

/** What is left of who deleted their account goes beside everything else. */
export interface Scrubbing {
  /** Somebody has left. */
  begin(): void;
  /** Ends with what is under way; the next start takes up the rest. */
  close(): Promise<void>;
}

function afterTimeout(task: () => void, ms: number): ReturnType<Later> {
  const timer = setTimeout(task, ms);
  timer.unref();
  return { callOff: () => clearTimeout(timer) };
}

/** Takes people out of old events as they leave, one at a time; what fails, as while the disk is full, is tried again. */
export function keepScrubbing(log: ScrubbedLog, logger: Logger, later: Later = afterTimeout): Scrubbing {
  const closing = new AbortController();
  let running = Promise.resolve();
  let again: ReturnType<Later> | null = null;
  let failed = 0;

  async function run(): Promise<void> {
    again?.callOff();
    again = null;
    try {
      await scrub(log, closing.signal);
      failed = 0;
    } catch (error) {
      if (closing.signal.aborted) {
        return;
      }
      // What the disk has to say is logged where it is said.
      if (!(error instanceof TryAgain)) {
        logger.error({ err: error }, 'taking a deleted person out of old events failed');
      }
      again = later(begin, Math.min(AGAIN_MOST, AGAIN_LEAST * 2 ** failed));
      failed += 1;
    }
  }

  function begin(): void {
    running = running.then(() => (closing.signal.aborted ? undefined : run()));
  }

  return {
    begin,
    close() {
      closing.abort();
      again?.callOff();
      return running;
    },
  };
}
