import type { Database } from '../lib/database.ts';
import type { DraftChannel, DraftStorage } from './drafts.ts';

/** Drafts of one person, in this browser’s database. */
export function createDraftStorage(opening: Promise<Database>, personId: string): DraftStorage {
  return {
    async load() {
      const database = await opening;
      const mine = IDBKeyRange.bound([personId, ''], [personId, '\uffff']);
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

/** The other tabs in which the same person writes. */
export function createDraftChannel(personId: string): DraftChannel {
  const channel = new BroadcastChannel(`parley:drafts:${personId}`);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin
    tell: (texts) => channel.postMessage(texts),
    listen(heard) {
      channel.addEventListener('message', ({ data }: MessageEvent<Readonly<Record<string, string>>>) => heard(data));
      return () => channel.close();
    },
  };
}
