import type { MessageId } from '@parley/shared/ids.ts';
import type { OnProblem } from './problem.ts';
import { timing } from './timing.ts';
import type { Clock, OutboxEntry, OutboxStorage } from './types.ts';

export interface GuardedStorage extends Pick<OutboxStorage, 'load'> {
  /** False: the device keeps it in memory only. */
  put(entry: OutboxEntry, isNew: boolean): Promise<boolean>;
  remove(id: MessageId): Promise<boolean>;
}

/** The same storage: writes of one message stay in order, none fails or hangs, and what went wrong is reported. */
export function guardStorage(storage: OutboxStorage, clock: Clock, problem: OnProblem): GuardedStorage {
  const last = new Map<MessageId, Promise<boolean>>();

  function report(what: string, error: unknown): void {
    problem({ kind: 'storage', message: `the outbox could not ${what}: this device keeps it in memory only`, error });
  }

  function within(what: string, work: () => Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      let settled = false;
      function settle(error?: unknown): void {
        if (settled) return;
        settled = true;
        cancel();
        if (error !== undefined) report(what, error);
        resolve(error === undefined);
      }
      const cancel = clock.after(timing.storage, () => settle(new Error(`no answer`)));
      work().then(() => settle(), settle);
    });
  }

  function inOrder(id: MessageId, what: string, work: () => Promise<void>): Promise<boolean> {
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
        return [];
      }
    },
    // Async, so that a storage that throws fails like one that rejects.
    put: (entry, isNew) => inOrder(entry.id, 'be written', async () => storage.put(entry, isNew)),
    remove: (id) => inOrder(id, 'be cleared', async () => storage.remove(id)),
  };
}
