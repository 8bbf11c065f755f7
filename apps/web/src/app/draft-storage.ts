import { type Database, keysOf } from '../lib/database.ts';
import { readAllStored, readStored, writeStored } from '../lib/stored.ts';
import type { DraftStorage } from './drafts.ts';

/**
 * Drafts of one person, in this browser’s database. A page that is left may not come to the end of a transaction, so each
 * text is first noted in the browser’s synchronous storage, and stays there until the database has it. That a draft is
 * gone is not noted: what was sent must never be neither in the outbox nor here.
 */
export function createDraftStorage(opening: Promise<Database>, personId: string): DraftStorage {
  const notes = `draft:${personId}:`;

  return {
    async load() {
      const noted = readAllStored(notes);
      try {
        const database = await opening;
        const mine = keysOf(personId);
        const { store } = database.transaction('drafts');
        const [keys, texts] = await Promise.all([store.getAllKeys(mine), store.getAll(mine)]);
        return { ...Object.fromEntries(keys.map(([, roomId], index) => [roomId, texts[index] ?? ''])), ...noted };
      } catch (error) {
        if (Object.keys(noted).length > 0) return noted;
        throw error;
      }
    },
    async save(texts) {
      for (const [roomId, text] of Object.entries(texts)) writeStored(notes + roomId, text === '' ? null : text);
      const database = await opening;
      const transaction = database.transaction('drafts', 'readwrite', { durability: 'relaxed' });
      const writes: Promise<unknown>[] = Object.entries(texts).map(([roomId, text]) => {
        const key: [string, string] = [personId, roomId];
        return text === '' ? transaction.store.delete(key) : transaction.store.put(text, key);
      });
      // Not left to the end of the turn: on a page that is going away there is none.
      transaction.commit();
      await Promise.all([...writes, transaction.done]);
      for (const [roomId, text] of Object.entries(texts)) if (readStored(notes + roomId) === text) writeStored(notes + roomId, null);
    },
  };
}
