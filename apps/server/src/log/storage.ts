import { probeSpace } from '../db/probe.ts';
import type { Database } from '../db/connect.ts';
import type { Logger } from '../lib/logger.ts';
import { isLow, type Space } from '../lib/space.ts';
import { isStorageFailure, storageTrouble } from './storage-errors.ts';

/** `full`: it is only read until there is space again. `broken`: nothing is written any more by this process. */
export type StorageState = 'ok' | 'full' | 'broken';

/** How often (ms) a full disk is tried again. */
const TRY_EVERY = 1_000;
/** How often (ms) it is looked how much space is left. */
const LOOK_EVERY = 10_000;

/** What the database's errors tell of the disk below it. */
export interface Storage {
  state(): StorageState;
  /** From now on looks how much space is left, every now and then. */
  guard(space: () => Promise<Space | null>): Promise<void>;
  /** Looks at once whether the disk is nearly full: what can wait had better not be taken in then. */
  look(): Promise<'enough' | 'low'>;
  /** What was seen last. */
  isLow(): boolean;
  /** Takes in what the database threw. */
  note(error: unknown): void;
  /** Passes on what becomes of a task, and takes in what it threw. */
  watch(task: Promise<void>): Promise<void>;
  /** The database cannot be trusted any more, whatever it says. */
  distrust(error: unknown, why: 'the lock on the database is lost'): void;
  /** Called whenever the database failed, so that it is not known whether what was to be committed was. */
  onUnknown(listener: () => void): void;
  /** Called once, when the disk or the file cannot be trusted any more. */
  onBroken(listener: () => void): void;
  /** Tries whether there is space again; done by itself every second while the disk is full. */
  retry(): Promise<void>;
  close(): void;
}

export function createStorage(database: Database, logger: Logger): Storage {
  let state: StorageState = 'ok';
  let timer: NodeJS.Timeout | undefined;
  let tell: () => void = () => {};
  let space: () => Promise<Space | null> = () => Promise.resolve(null);
  let low = false;
  let looking: NodeJS.Timeout | undefined;
  let tellUnknown: () => void = () => {};

  function distrust(error: unknown, why: string): void {
    if (state !== 'broken') {
      state = 'broken';
      clearTimeout(timer);
      logger.fatal({ err: error }, why);
      tell();
    }
  }

  function note(error: unknown): void {
    if (isStorageFailure(error)) {
      tellUnknown();
    }
    const trouble = storageTrouble(error);
    if (trouble === null || state === 'broken') {
      return;
    }
    if (trouble === 'broken') {
      distrust(error, 'the disk or the database file failed');
    } else if (state === 'ok') {
      state = 'full';
      logger.error({ err: error }, 'the disk is full: nothing is written until there is space');
      schedule();
    }
  }

  async function look(): Promise<'enough' | 'low'> {
    const seen = await space();
    const is = seen !== null && isLow(seen, low);
    if (is !== low) {
      low = is;
      if (is) {
        logger.warn({}, 'the disk is nearly full: photos are refused, messages still go; make space in DATA_DIR');
      } else {
        logger.info({}, 'there is enough space on the disk again');
      }
    }
    return is ? 'low' : 'enough';
  }

  function schedule(): void {
    timer = setTimeout(() => void retry(), TRY_EVERY);
    timer.unref();
  }

  async function retry(): Promise<void> {
    clearTimeout(timer);
    try {
      await probeSpace(database);
      if (state === 'full') {
        state = 'ok';
        logger.info({}, 'there is space again');
      }
    } catch (error) {
      note(error);
    }
    if (state === 'full') {
      schedule();
    }
  }

  return {
    state: () => state,
    async guard(ask) {
      space = ask;
      clearInterval(looking);
      looking = setInterval(() => void look(), LOOK_EVERY).unref();
      await look();
    },
    look,
    isLow: () => low,
    note,
    distrust,
    async watch(task) {
      try {
        await task;
      } catch (error) {
        note(error);
        throw error;
      }
    },
    onUnknown(listener) {
      tellUnknown = listener;
    },
    onBroken(listener) {
      tell = listener;
      if (state === 'broken') {
        listener();
      }
    },
    retry,
    close() {
      clearTimeout(timer);
      clearInterval(looking);
    },
  };
}
