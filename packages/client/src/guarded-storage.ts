import type { MessageId } from '@parley/shared/ids.ts';
import type { OnProblem } from './problem.ts';
import { timing } from './timing.ts';
import type { Clock, OutboxEntry, OutboxStorage } from './types.ts';

/** How a write went. `missing`: there is nothing to change. `failed`: the device keeps it in memory only. */
export type Written = 'done' | 'missing' | 'failed';

export interface GuardedStorage {
  /** Null: it cannot be read. */
  load(): Promise<readonly OutboxEntry[] | null>;
  put(entry: OutboxEntry): Promise<Written>;
  change(id: MessageId, to: (entry: OutboxEntry) => OutboxEntry | null): Promise<Written>;
  remove(id: MessageId): Promise<Written>;
}

/** The same storage: writes of one message stay in order, none fails or hangs, and what went wrong is reported. */
export function guardStorage(storage: OutboxStorage, clock: Clock, problem: OnProblem): GuardedStorage {
  const last = new Map<MessageId, Promise<Written>>();

  function report(what: string, error: unknown): void {
    problem({ kind: 'storage', message: `the outbox could not ${what}: this device keeps it in memory only`, error });
  }

  function within(what: string, work: () => Promise<Written>): Promise<Written> {
    return new Promise((resolve) => {
      let settled = false;
      function settle(written: Written, error?: unknown): void {
        if (settled) return;
        settled = true;
        cancel();
        if (written === 'failed') report(what, error);
        resolve(written);
      }
      const cancel = clock.after(timing.storage, () => settle('failed', new Error(`nothing came of it within ${timing.storage} ms`)));
      work().then(settle, (error: unknown) => settle('failed', error));
    });
  }

  function inOrder(id: MessageId, what: string, work: () => Promise<Written>): Promise<Written> {
    const before = last.get(id);
    const mine = before === undefined ? within(what, work) : before.then(() => within(what, work));
    last.set(id, mine);
    void mine.then(() => {
      if (last.get(id) === mine) last.delete(id);
    });
    return mine;
  }

  return {
    async load() {
      try {
        return await storage.load();
      } catch (error) {
        report('be read', error);
        return null;
      }
    },
    // Async, so that a storage that throws fails like one that rejects.
    put: (entry) =>
      inOrder(entry.id, 'be written', async () => {
        await storage.put(entry);
        return 'done';
      }),
    change: (id, to) => inOrder(id, 'be changed', async () => ((await storage.change(id, to)) ? 'done' : 'missing')),
    remove: (id) =>
      inOrder(id, 'be cleared', async () => {
        await storage.remove(id);
        return 'done';
      }),
  };
}
