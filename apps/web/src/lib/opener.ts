import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';
import { heard } from './heard.ts';

/**
 * Opens a database when it is asked for, and again after the browser has closed it or could not open it. It is closed for another tab that wants a
 * newer version, or, where that `isGone`, none at all: nobody waits for this one.
 */
export function createOpener<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: (database: IDBPDatabase<Schema>, before: number) => void,
  gaveWay: (isGone: boolean) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  const callbacks: OpenDBCallbacks<Schema> = {
    upgrade(database, before, _after, transaction) {
      heard(transaction);
      upgrade(database, before);
    },
    blocking(_current, wanted, event) {
      (event.target as IDBDatabase).close();
      opening = null;
      gaveWay(wanted === null);
    },
    terminated() {
      opening = null;
    },
  };

  return async () => {
    const mine = (opening ??= openDB<Schema>(name, version, callbacks));
    try {
      return await mine;
    } catch (error) {
      if (opening === mine) opening = null;
      throw error;
    }
  };
}
