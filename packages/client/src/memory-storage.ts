import type { OutboxEntry, OutboxStorage } from './types.ts';

/** An outbox that ends with the process: for bots, tests, and browsers that offer no storage. */
export function createMemoryStorage(): OutboxStorage {
  const entries = new Map<string, OutboxEntry>();
  return {
    load: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.id, entry),
    remove: async (id) => void entries.delete(id),
  };
}
