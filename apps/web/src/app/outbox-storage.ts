import type { OutboxEntry, OutboxStorage } from '@parley/client/types.ts';
import { type Database, keysOf } from '../lib/database.ts';
import { heard } from '../lib/heard.ts';
import type { Notes } from './notes.ts';

/** The outbox of one person, in this browser’s database. */
export function createOutboxStorage(open: () => Promise<Database>, personId: string, notes: Notes): OutboxStorage {
  return {
    async load() {
      const database = await open();
      const rows = await heard(database.transaction('outbox')).store.getAll(keysOf(personId));
      return rows.map(({ v: _version, ...entry }) => entry as OutboxEntry);
    },
    async put({ memoryOnly: _memoryOnly, ...entry }, isNew) {
      const takeNote = isNew ? notes.taker(entry.roomId) : null;
      const database = await open();
      const transaction = database.transaction(['outbox', 'drafts'], 'readwrite');
      const drafts = transaction.objectStore('drafts');
      const draftKey: [string, string] = [personId, entry.roomId];
      const writes: Promise<unknown>[] = [transaction.objectStore('outbox').put({ v: 1, ...entry }, [personId, entry.id]), transaction.done];
      if (isNew) {
        // What is sent is a draft no more, at one stroke: a reload shows it once.
        writes.push(drafts.delete(draftKey));
        // Not left to the end of the turn: a page that is closed now has none.
        transaction.commit();
      } else {
        // It may not have been stored when it was new. What stands there since is kept.
        writes.push(drafts.get(draftKey).then((draft) => (draft === entry.body ? drafts.delete(draftKey) : null)));
      }
      await Promise.all(writes);
      // Before it is sent: what shows as sent is a draft no more, and what is nowhere else still is one.
      takeNote?.();
    },
    async remove(id) {
      const database = await open();
      await database.delete('outbox', [personId, id]);
    },
  };
}
