import type { DBSchema, IDBPDatabase } from 'idb';
import { logsDatabase } from './forget-logs.ts';
import { heard } from './heard.ts';
import { createOpener } from './opener.ts';

/** Rows by their keys. What is read and written in one `change` is one transaction. */
export interface KeptRows<Row> {
  read(key: string): Promise<Row | undefined>;
  /** Reads one row and writes what follows from it; null: nothing does. */
  change(key: string, follows: (before: Row | undefined) => RowChanges<Row> | null): Promise<void>;
  close(): void;
}

export interface RowChanges<Row> {
  /** Everything else goes. */
  readonly afresh: boolean;
  readonly put: ReadonlyMap<string, Row>;
  readonly gone: readonly string[];
}

interface Schema<Row> extends DBSchema {
  rows: { key: string; value: Row & object };
}

/** The rows of this browser’s database. The `lost` are those that somebody else has deleted. */
export function createKeptRows<Row>(lost: () => void): KeptRows<Row> {
  let closed = false;
  let opened: IDBPDatabase<Schema<Row>> | null = null;
  const openAgain = createOpener<Schema<Row>>(logsDatabase, 1, (database) => void database.createObjectStore('rows'), lost);

  async function open(): Promise<IDBPDatabase<Schema<Row>>> {
    const database = await openAgain();
    if (closed) {
      database.close();
      throw new Error('The rows were closed.');
    }
    opened = database;
    return database;
  }

  return {
    async read(key) {
      const database = await open();
      return heard(database.transaction('rows')).store.get(key);
    },
    async change(key, follows) {
      const database = await open();
      const transaction = heard(database.transaction('rows', 'readwrite', { durability: 'relaxed' }));
      const { store } = transaction;
      const changes = follows(await store.get(key));
      // A transaction that is cut short is told to each of them.
      const writes: Promise<unknown>[] = [transaction.done];
      if (changes !== null) {
        if (changes.afresh) writes.push(store.clear());
        for (const each of changes.gone) writes.push(store.delete(each));
        for (const [each, row] of changes.put) writes.push(store.put(row as Row & object, each));
        transaction.commit();
      }
      await Promise.all(writes);
    },
    close() {
      closed = true;
      opened?.close();
    },
  };
}
