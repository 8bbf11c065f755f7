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
  /** Whether something is still to be said to the storage of this message. */
  owes(id: MessageId): boolean;
  /** What is still to be cleared. */
  clears(): readonly MessageId[];
  start(): void;
  /** Tries nothing again until `start`. */
  stop(): void;
}

/** What is to be said of a message: how it is now; null: it is to go. */
interface Wish {
  readonly entry: OutboxEntry | null;
  /** It was said, in vain. */
  owed: boolean;
}

/** Where the storage never works, what it never had is to be cleared, too: no more of that is remembered. */
const most = 1_000;

/**
 * The same storage: writes of one message stay in order, none fails or hangs, and what went wrong is reported. What is to be said of a message is said
 * again until it succeeds or there is something newer to say, and until then counts for more than what the storage says: else a message that was
 * removed while the disk was full would be sent by whoever begins with the storage as it is.
 */
export function guardStorage({ storage, clock, problem, caughtUp }: GuardedStorageOptions): GuardedStorage {
  const unsaid = new Map<MessageId, Wish>();
  const last = new Map<MessageId, Promise<unknown>>();
  let running = false;
  let waited = 0;
  let cancelPause: (() => void) | null = null;

  function report(what: string, error: unknown): void {
    problem({ kind: 'storage', message: `the outbox could not ${what}: this device keeps it in memory only`, error });
  }

  /** Resolves with what went wrong; null: nothing. */
  function within(work: () => Promise<void>): Promise<unknown> {
    return new Promise((resolve) => {
      const cancel = clock.after(timing.storage, () => resolve(new Error('no answer')));
      function settle(error: unknown): void {
        cancel();
        resolve(error);
      }
      work().then(
        () => settle(null),
        (error: unknown) => settle(error ?? new Error('no reason')),
      );
    });
  }

  /** `isCurrent`: there is nothing newer to say of the message. */
  async function say(id: MessageId, wish: Wish, isNew: boolean): Promise<{ readonly error: unknown; readonly isCurrent: boolean }> {
    // Async, so that a storage that throws fails like one that rejects.
    const write = async (): Promise<void> => (wish.entry === null ? storage.remove(id) : storage.put(wish.entry, isNew));
    wish.owed = false;
    const before = last.get(id);
    const mine = before === undefined ? within(write) : before.then(() => within(write));
    last.set(id, mine);
    const error = await mine;
    if (last.get(id) === mine) last.delete(id);
    const isCurrent = unsaid.get(id) === wish;
    if (!isCurrent) return { error, isCurrent };
    if (error === null) unsaid.delete(id);
    else {
      wish.owed = true;
      pause();
    }
    return { error, isCurrent };
  }

  async function sayFirst(id: MessageId, entry: OutboxEntry | null, isNew: boolean, what: string): Promise<boolean> {
    const wish = { entry, owed: false };
    // The newest comes last.
    unsaid.delete(id);
    unsaid.set(id, wish);
    const [oldest] = unsaid.keys();
    if (unsaid.size > most && oldest !== undefined) unsaid.delete(oldest);
    const { error } = await say(id, wish, isNew);
    if (error !== null) report(what, error);
    return error === null;
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
    for (const [id, wish] of [...unsaid]) {
      if (!wish.owed || unsaid.get(id) !== wish) continue;
      // Later another draft may stand where the one of this message was.
      const { error, isCurrent } = await say(id, wish, false);
      if (!running) return;
      // What is newer goes its own way.
      if (!isCurrent) continue;
      if (error !== null) return;
      caughtUp(id);
    }
    waited = 0;
  }

  return {
    async load() {
      let entries: readonly OutboxEntry[] = [];
      try {
        entries = await storage.load();
      } catch (error) {
        report('be read', error);
      }
      return entries.flatMap((stored) => {
        const wish = unsaid.get(stored.id);
        if (wish === undefined) return [stored];
        return wish.entry === null ? [] : [wish.entry];
      });
    },
    put: ({ memoryOnly: _until, ...entry }, isNew) => sayFirst(entry.id, entry, isNew, 'be written'),
    remove: (id) => sayFirst(id, null, false, 'be cleared'),
    owes: (id) => unsaid.has(id),
    clears: () => [...unsaid].flatMap(([id, { entry }]) => (entry === null ? [id] : [])),
    start() {
      running = true;
      if ([...unsaid.values()].some(({ owed }) => owed)) pause();
    },
    stop() {
      running = false;
      cancelPause?.();
      cancelPause = null;
    },
  };
}
