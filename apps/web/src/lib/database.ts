import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { heard } from './heard.ts';

/** A message that is not confirmed yet. `v`: what it is made of, for a later version of the app. */
export interface OutboxRow {
  readonly v: 1;
  readonly id: string;
  readonly roomId: string;
  readonly body: string;
  readonly at: number;
  readonly order: number;
  readonly state: 'waiting' | 'failed';
  readonly reason?: string;
}

interface Schema extends DBSchema {
  /** What was written and not sent; the key is [person, room]. */
  drafts: { key: [string, string]; value: string };
  /** What was sent and is not in the log yet; the key is [person, message]. */
  outbox: { key: [string, string]; value: OutboxRow };
}

export type Database = IDBPDatabase<Schema>;

/** Every key of one person. */
export function keysOf(personId: string): IDBKeyRange {
  return IDBKeyRange.bound([personId, ''], [personId, '\uFFFF']);
}

async function open(closed: (isGone: boolean) => void): Promise<Database> {
  return openDB<Schema>('parley', 2, {
    upgrade(database, before, _after, transaction) {
      heard(transaction);
      if (before < 1) database.createObjectStore('drafts');
      if (before < 2) database.createObjectStore('outbox');
    },
    // Another tab wants a newer version, or none at all: it must not wait for this one.
    blocking(_current, wanted, event) {
      (event.target as IDBDatabase).close();
      closed(wanted === null);
    },
    terminated: () => closed(false),
  });
}

/**
 * What this browser keeps between visits: opened when it is asked for, and again after the browser has closed it or could not open it. Not again once
 * another tab has deleted it: whoever was signed in here is not any more.
 */
export function createDatabase(): () => Promise<Database> {
  let opening: Promise<Database> | null = null;
  let gone = false;
  function closed(isGone: boolean): void {
    opening = null;
    gone ||= isGone;
  }
  return async () => {
    if (gone) throw new Error('The database was deleted.');
    const mine = (opening ??= open(closed));
    try {
      return await mine;
    } catch (error) {
      if (opening === mine) opening = null;
      throw error;
    }
  };
}
