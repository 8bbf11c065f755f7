import { type Database, keysOf } from '../lib/database.ts';
import { heard } from '../lib/heard.ts';
import type { Notes } from './notes.ts';
import type { DraftStorage } from './drafts.ts';

/** Drafts of one person, in this browser’s database; each text is noted first, until the database has it. */
export function createDraftStorage(open: () => Promise<Database>, personId: string, notes: Notes): DraftStorage {
  return {
    async load() {
      const noted = notes.all();
      try {
        const database = await open();
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
      for (const [roomId, text] of texted) if (text !== '') notes.write(roomId, text);
      const takers = texted.map(([roomId, text]) => ({ isGone: text === '', take: notes.taker(roomId) }));
      try {
        const database = await open();
        const transaction = database.transaction('drafts', 'readwrite', { durability: 'relaxed' });
        const writes: Promise<unknown>[] = texted.map(([roomId, text]) => {
          const key: [string, string] = [personId, roomId];
          return text === '' ? transaction.store.delete(key) : transaction.store.put(text, key);
        });
        // Not left to the end of the turn: on a page that is going away there is none.
        transaction.commit();
        await Promise.all([...writes, transaction.done]);
        for (const { take } of takers) take();
      } catch (error) {
        // What was sent went from memory; of what was not, the note is all that is kept.
        for (const { isGone, take } of takers) if (isGone) take();
        throw error;
      }
    },
  };
}
