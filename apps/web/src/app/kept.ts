import type { OutboxStorage } from '@parley/client/types.ts';
import { openDatabase } from '../lib/database.ts';
import { createDraftStorage } from './draft-storage.ts';
import type { DraftStorage } from './drafts.ts';
import { createOutboxStorage } from './outbox-storage.ts';

/** What this browser keeps of a person between visits. */
export interface Kept {
  readonly drafts: DraftStorage;
  readonly outbox: OutboxStorage;
}

export function openKept(personId: string): Kept {
  const database = openDatabase();
  return { drafts: createDraftStorage(database, personId), outbox: createOutboxStorage(database, personId) };
}
