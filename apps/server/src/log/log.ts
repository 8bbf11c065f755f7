import type { Database } from '../db/connect.ts';
import type { Clock } from '../lib/clock.ts';
import { TryAgain } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { createGroup } from './group.ts';
import { isStorageFailure } from './storage-errors.ts';
import type { Commit, Tx } from './types.ts';

/** A group ends at this many commands or after this time (ms), whichever comes first. */
const GROUP_MOST = 64;
const GROUP_TIME = 5;
const QUEUE_MOST = 2_000;
const BUSY_AFTER = 500;

export interface Log {
  /**
   * Runs a command in the next commit group and resolves once the group is on disk and its packets are on their way. Throws
   * Rejection (nothing was done), TryAgain (nothing is known), or what the command threw (nothing was done).
   */
  commit<T>(command: (tx: Tx) => Promise<T>): Promise<T>;
  /** Called right after each commit, before the commands in it are answered. */
  onCommit(deliver: (commit: Commit) => void): void;
  readonly database: Database;
  readonly clock: Clock;
  /** Finishes what is queued and takes no more. */
  close(): Promise<void>;
}

interface Waiting {
  readonly command: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = () => void;

export function createLog(database: Database, clock: Clock, logger: Logger): Log {
  const queue: Waiting[] = [];
  let deliver: (commit: Commit) => void = () => {};
  let running = false;
  let closing = false;
  let idle: () => void = () => {};

  /** Runs waiting commands in one transaction. What to tell each is decided, but told only after the commit. */
  async function runGroup(taken: Waiting[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    const commit = await database.write.transaction().execute(async (db) => {
      const started = performance.now();
      const group = createGroup(db, database.kind, clock());
      while (taken.length < GROUP_MOST && (taken.length === 0 || performance.now() - started < GROUP_TIME)) {
        const next = queue.shift();
        if (next === undefined) {
          break;
        }
        taken.push(next);
        try {
          const value = await group.run(next.command);
          outcomes.push(() => next.resolve(value));
        } catch (error) {
          if (isStorageFailure(error)) {
            throw error;
          }
          outcomes.push(() => next.reject(error));
        }
      }
      return group.finish();
    });
    deliver(commit);
    return outcomes;
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const taken: Waiting[] = [];
      try {
        for (const tell of await runGroup(taken)) {
          tell();
        }
      } catch (error) {
        // Whether the transaction was committed is not known: every command in it may be sent again.
        logger.error({ err: error, commands: taken.length }, 'commit group failed');
        for (const waiting of taken.length > 0 ? taken : queue.splice(0)) {
          waiting.reject(new TryAgain(BUSY_AFTER));
        }
      }
      // Let what arrived meanwhile be read, so that it makes up the next group.
      await new Promise<void>((resolve) => void setImmediate(resolve));
    }
    running = false;
    idle();
  }

  return {
    database,
    clock,
    onCommit(listener) {
      deliver = listener;
    },
    commit(command) {
      if (closing || queue.length >= QUEUE_MOST) {
        return Promise.reject(new TryAgain(BUSY_AFTER));
      }
      return new Promise((resolve, reject) => {
        queue.push({ command, resolve: resolve as (value: unknown) => void, reject });
        if (!running) {
          running = true;
          setImmediate(() => void drain());
        }
      });
    },
    async close() {
      closing = true;
      if (running) {
        await new Promise<void>((resolve) => {
          idle = resolve;
        });
      }
    },
  };
}

