import { type Database, keysOf } from '../lib/database.ts';
import type { DraftStorage } from './drafts.ts';

/** Drafts of one person, in this browser’s database. */
export function createDraftStorage(opening: Promise<Database>, personId: string): DraftStorage {
  return {
    async load() {
      const database = await opening;
      const mine = keysOf(personId);
      const { store } = database.transaction('drafts');
      const [keys, texts] = await Promise.all([store.getAllKeys(mine), store.getAll(mine)]);
      return Object.fromEntries(keys.map(([, roomId], index) => [roomId, texts[index] ?? '']));
    },
    async save(texts) {
      const database = await opening;
      const transaction = database.transaction('drafts', 'readwrite', { durability: 'relaxed' });
      for (const [roomId, text] of Object.entries(texts)) {
        const key: [string, string] = [personId, roomId];
        void (text === '' ? transaction.store.delete(key) : transaction.store.put(text, key));
      }
      // Not left to the end of the turn: on a page that is going away there is none.
      transaction.commit();
      await transaction.done;
    },
  };
}
