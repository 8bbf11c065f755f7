import { type Database, keysOf } from '../lib/database.ts';
import { heard } from '../lib/heard.ts';
import { readAllStored, readStored, writeStored } from '../lib/stored.ts';
import type { DraftStorage } from './drafts.ts';

/**
 * Drafts of one person, in this browser’s database. A page that is left may not come to the end of a transaction, so each
 * text is first noted in the browser’s synchronous storage, and stays there until the database is done with it. So does the text of
 * a draft that is taken away: what was just sent must never be neither in the outbox, whose transaction comes first, nor here.
 */
export function createDraftStorage(opening: Promise<Database>, personId: string): DraftStorage {
  const notes = `draft:${personId}:`;

  return {
    async load() {
      const noted = readAllStored(notes);
      try {
        const database = await opening;
        const mine = keysOf(personId);
        const { store } = heard(database.transaction('drafts'));
        const [keys, texts] = await Promise.all([store.getAllKeys(mine), store.getAll(mine)]);
        return { ...Object.fromEntries(keys.map(([, roomId], index) => [roomId, texts[index] ?? ''])), ...noted };
      } catch (error) {
        if (Object.keys(noted).length > 0) return noted;
        throw error;
      }
    },
    async save(texts) {
      const texted = Object.entries(texts);
      for (const [roomId, text] of texted) if (text !== '') writeStored(notes + roomId, text);
      const noted = texted.map(([roomId]) => readStored(notes + roomId));
      /** Unless something newer was noted meanwhile. */
      function forgetNote(index: number, [roomId]: readonly [string, string]): void {
        if (readStored(notes + roomId) === noted[index]) writeStored(notes + roomId, null);
      }
      try {
        const database = await opening;
        const transaction = database.transaction('drafts', 'readwrite', { durability: 'relaxed' });
        const writes: Promise<unknown>[] = texted.map(([roomId, text]) => {
          const key: [string, string] = [personId, roomId];
          return text === '' ? transaction.store.delete(key) : transaction.store.put(text, key);
        });
        // Not left to the end of the turn: on a page that is going away there is none.
        transaction.commit();
        await Promise.all([...writes, transaction.done]);
        texted.forEach((entry, index) => forgetNote(index, entry));
      } catch (error) {
        // What was sent went from memory; what was not is all that is kept of it.
        texted.forEach((entry, index) => entry[1] === '' && forgetNote(index, entry));
        throw error;
      }
    },
  };
}
