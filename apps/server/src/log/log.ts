import type { Database } from '../db/connect.ts';
import type { Clock } from '../lib/clock.ts';
import { TryAgain } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { type AckOf, createAckOf } from './ack-of.ts';
import { createGroup } from './group.ts';
import { createStorage, type Storage } from './storage.ts';
import { isStorageFailure } from './storage-errors.ts';
import type { Commit, Tx } from './types.ts';

/** A group ends at this many commands or after this time (ms), whichever comes first. */
const GROUP_MOST = 64;
const GROUP_TIME = 5;
const QUEUE_MOST = 2_000;
const BUSY_AFTER = 500;
/** While the disk is full or failed. */
const FAILED_AFTER = 2_000;

export interface Log {
  /**
   * Runs a command in the next commit group and resolves once the group is on disk and its packets are on their way. Throws
   * Rejection (nothing was done), TryAgain (nothing is known), or what the command threw (nothing was done).
   */
  commit<T>(command: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for a command that writes nothing and only changes who is told: a full disk is no hindrance. */
  arrange<T>(command: (tx: Tx) => Promise<T>): Promise<T>;
  /** Called right after each commit, before the commands in it are answered. */
  onCommit(deliver: (commit: Commit) => void): void;
  readonly database: Database;
  readonly clock: Clock;
  /** What is known of the disk. Unless it is well, every command is answered `retry`. */
  readonly storage: Storage;
  /** What is answered to whom an error of ours, or of the database, concerns. */
  readonly ackOf: AckOf;
  /** Finishes what is queued and takes no more. */
  close(): Promise<void>;
}

interface Waiting {
  readonly command: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = () => void;

/** Ends the transaction of a group in which a command was refused. */
class Spoilt extends Error {}

export function createLog(database: Database, clock: Clock, logger: Logger): Log {
  const queue: Waiting[] = [];
  const storage = createStorage(database, logger);
  let deliver: (commit: Commit) => void = () => {};
  let running = false;
  let closing = false;
  let idle: () => void = () => {};

  /**
   * Runs commands in one transaction. What to tell each is decided, but told only after the commit. Undefined: one was refused in a group
   * that was not careful, so all was rolled back; they are to run again, with care. A command may run twice: it has no effect but on the
   * transaction.
   */
  async function runGroup(next: () => Waiting | undefined, careful: boolean): Promise<Outcome[] | undefined> {
    const outcomes: Outcome[] = [];
    const commit = await database.write
      .transaction()
      .execute(async (db) => {
        const group = createGroup(db, database.kind, clock(), careful);
        for (let waiting = next(); waiting !== undefined; waiting = next()) {
          const { command, resolve, reject } = waiting;
          try {
            const value = await group.run(command);
            outcomes.push(() => resolve(value));
          } catch (error) {
            if (isStorageFailure(error)) {
              throw error;
            }
            if (!careful) {
              throw new Spoilt();
            }
            outcomes.push(() => reject(error));
          }
        }
        return group.finish();
      })
      .catch((error: unknown) => {
        if (error instanceof Spoilt) {
          return undefined;
        }
        throw error;
      });
    if (commit === undefined) {
      return undefined;
    }
    deliver(commit);
    return outcomes;
  }

  async function commitWaiting(): Promise<void> {
    const taken: Waiting[] = [];
    // From the first command: to begin a transaction may take a while by itself, and no group is to be smaller for it.
    let started = 0;
    function take(): Waiting | undefined {
      const full = taken.length >= GROUP_MOST || (taken.length > 0 && performance.now() - started > GROUP_TIME);
      const waiting = full ? undefined : queue.shift();
      if (waiting !== undefined) {
        if (taken.length === 0) {
          started = performance.now();
        }
        taken.push(waiting);
      }
      return waiting;
    }
    try {
      let outcomes = await runGroup(take, false);
      if (outcomes === undefined) {
        const again = [...taken].values();
        outcomes = await runGroup(() => again.next().value ?? take(), true);
      }
      for (const tell of outcomes ?? []) {
        tell();
      }
    } catch (error) {
      // Whether the transaction was committed is not known: every command in it may be sent again.
      logger.error({ err: error, commands: taken.length }, 'commit group failed');
      storage.note(error);
      const lost = taken.length > 0 && storage.state() === 'ok' ? taken : [...taken, ...queue.splice(0)];
      for (const waiting of lost) {
        waiting.reject(new TryAgain(BUSY_AFTER));
      }
    }
  }

  async function drain(): Promise<void> {
    await commitWaiting();
    while (queue.length > 0) {
      // Let what arrived meanwhile be read, so that it makes up the next group.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      await commitWaiting();
    }
    running = false;
    idle();
  }

  function enqueue<T>(command: (tx: Tx) => Promise<T>): Promise<T> {
    if (closing || queue.length >= QUEUE_MOST) {
      return Promise.reject(new TryAgain(BUSY_AFTER));
    }
    return new Promise((resolve, reject) => {
      queue.push({ command, resolve: resolve as (value: unknown) => void, reject });
      if (!running) {
        running = true;
        // Not at once: what arrives in the same turn of the loop makes up one group with it, one fsync and one packet.
        setImmediate(() => void drain());
      }
    });
  }

  return {
    database,
    clock,
    storage,
    ackOf: createAckOf(storage, logger),
    onCommit(listener) {
      deliver = listener;
    },
    commit: (command) => (storage.state() === 'ok' ? enqueue(command) : Promise.reject(new TryAgain(FAILED_AFTER))),
    arrange: enqueue,
    async close() {
      closing = true;
      storage.close();
      if (running) {
        await new Promise<void>((resolve) => {
          idle = resolve;
        });
      }
    },
  };
}
