import type { DBSchema, IDBPDatabase } from 'idb';
import { createOpener } from './opener.ts';

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

/** What this browser keeps between visits. Not opened again once another tab has deleted it: whoever was signed in here is not any more. */
export function createDatabase(): () => Promise<Database> {
  let gone = false;
  const open = createOpener<Schema>(
    'parley',
    2,
    (database, before) => {
      if (before < 1) database.createObjectStore('drafts');
      if (before < 2) database.createObjectStore('outbox');
    },
    (isGone) => {
      gone ||= isGone;
    },
  );
  return async () => {
    if (gone) throw new Error('The database was deleted.');
    return open();
  };
}
