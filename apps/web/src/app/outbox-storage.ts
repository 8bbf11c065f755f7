import type { OutboxEntry, OutboxStorage } from '@parley/client/types.ts';
import { keysOf, type OpenDatabase } from '../lib/database.ts';

/** The outbox of one person, in this browser’s database. */
export function createOutboxStorage(open: OpenDatabase, personId: string): OutboxStorage {
  return {
    async load() {
      const database = await open();
      const rows = await database.getAll('outbox', keysOf(personId));
      return rows.map(({ v: _version, ...entry }) => entry as OutboxEntry);
    },
    async put({ memoryOnly: _memoryOnly, ...entry }, isNew) {
      const database = await open();
      const transaction = database.transaction(['outbox', 'drafts'], 'readwrite');
      const writes: Promise<unknown>[] = [transaction.objectStore('outbox').put({ v: 1, ...entry }, [personId, entry.id]), transaction.done];
      // What is sent is a draft no more, at one stroke: a reload shows it once.
      if (isNew) writes.push(transaction.objectStore('drafts').delete([personId, entry.roomId]));
      // Not left to the end of the turn: a page that is closed now has none.
      transaction.commit();
      await Promise.all(writes);
    },
    async remove(id) {
      const database = await open();
      await database.delete('outbox', [personId, id]);
    },
  };
}
