import type { MessageId } from '@parley/shared/ids.ts';
import type { OnProblem } from './problem.ts';
import { timing } from './timing.ts';
import type { Clock, OutboxEntry, OutboxStorage } from './types.ts';

export interface GuardedStorageOptions {
  readonly storage: OutboxStorage;
  readonly clock: Clock;
  readonly problem: OnProblem;
  /** What it could not take before, it has now. */
  caughtUp(id: MessageId): void;
}

export interface GuardedStorage extends Pick<OutboxStorage, 'load'> {
  /** False: the device keeps it in memory only, until a later try succeeds. */
  put(entry: OutboxEntry, isNew: boolean): Promise<boolean>;
  remove(id: MessageId): Promise<boolean>;
  /** Whether what the storage says of this message is still to be put right. */
  owes(id: MessageId): boolean;
  start(): void;
  /** Tries nothing again until `start`. */
  stop(): void;
}

type Write = () => Promise<void>;

/**
 * The same storage: writes of one message stay in order, none fails or hangs, and what went wrong is reported. The last write of each message is
 * tried again until it succeeds: else what was removed while the disk was full would be sent by whoever begins with the storage as it is.
 */
export function guardStorage({ storage, clock, problem, caughtUp }: GuardedStorageOptions): GuardedStorage {
  const last = new Map<MessageId, Promise<boolean>>();
  const owed = new Map<MessageId, Write>();
  let running = false;
  let waited = 0;
  let cancelPause: (() => void) | null = null;

  function report(what: string, error: unknown): void {
    problem({ kind: 'storage', message: `the outbox could not ${what}: this device keeps it in memory only`, error });
  }

  function within(work: Write, failed: (error: unknown) => void): Promise<boolean> {
    return new Promise((resolve) => {
      let settled = false;
      function settle(error?: unknown): void {
        if (settled) return;
        settled = true;
        cancel();
        if (error !== undefined) failed(error);
        resolve(error === undefined);
      }
      const cancel = clock.after(timing.storage, () => settle(new Error(`no answer`)));
      work().then(() => settle(), settle);
    });
  }

  /** `again`: what is tried later if it fails, unless there is something newer to say of the message. */
  function inOrder(id: MessageId, work: Write, again: Write, failed: (error: unknown) => void): Promise<boolean> {
    owed.delete(id);
    const before = last.get(id);
    const mine = before === undefined ? within(work, failed) : before.then(() => within(work, failed));
    last.set(id, mine);
    return mine.then((done) => {
      if (last.get(id) !== mine) return done;
      last.delete(id);
      if (!done) {
        owed.set(id, again);
        pause();
      }
      return done;
    });
  }

  function pause(): void {
    if (!running || cancelPause !== null) return;
    const wait = Math.min(timing.pauseMost, timing.pauseFirst + waited);
    waited += wait;
    cancelPause = clock.after(wait, () => {
      cancelPause = null;
      void catchUp();
    });
  }

  async function catchUp(): Promise<void> {
    for (const [id, write] of [...owed]) {
      if (owed.get(id) !== write) continue;
      // It was reported when it failed first.
      const done = await inOrder(id, write, write, () => {});
      if (!done || !running) return;
      caughtUp(id);
    }
    waited = 0;
  }

  return {
    async load() {
      try {
        return await storage.load();
      } catch (error) {
        report('be read', error);
        return [];
      }
    },
    // Async, so that a storage that throws fails like one that rejects.
    put: (entry, isNew) =>
      inOrder(
        entry.id,
        async () => storage.put(entry, isNew),
        // Later another draft may stand where this one was.
        async () => storage.put(entry, false),
        (error) => report('be written', error),
      ),
    remove(id) {
      const clear: Write = async () => storage.remove(id);
      return inOrder(id, clear, clear, (error) => report('be cleared', error));
    },
    owes: (id) => owed.has(id),
    start() {
      running = true;
      if (owed.size > 0) pause();
    },
    stop() {
      running = false;
      cancelPause?.();
      cancelPause = null;
    },
  };
}
