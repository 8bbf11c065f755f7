import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Schema extends DBSchema {
  /** What was written and not sent; the key is [person, room]. */
  drafts: { key: [string, string]; value: string };
}

export type Database = IDBPDatabase<Schema>;

/** What this browser keeps between visits. Rejects where it offers no storage. */
export function openDatabase(): Promise<Database> {
  return openDB<Schema>('parley', 1, {
    upgrade(database) {
      database.createObjectStore('drafts');
    },
    // Another tab wants a newer version: it must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
