import type { OutboxStorage } from '@parley/client/types.ts';
import { systemClock } from '@parley/client/system-clock.ts';
import { createDatabase } from '../lib/database.ts';
import { forgetLogs } from '../lib/forget-logs.ts';
import { keepsMessages } from '../lib/keep-messages.ts';
import { createKeptRows } from '../lib/kept-rows.ts';
import { readStored } from '../lib/stored.ts';
import { whenIdle } from '../lib/when-idle.ts';
import { createNotes } from './notes.ts';
import { createDraftStorage } from './draft-storage.ts';
import type { DraftStorage } from './drafts.ts';
import type { LogRow } from './kept-logs.ts';
import { createLogCache, type KeptLogs } from './log-cache.ts';
import { createOutboxStorage } from './outbox-storage.ts';

/** What this browser keeps of a person between visits. */
export interface Kept {
  readonly drafts: DraftStorage;
  readonly outbox: OutboxStorage;
  readonly logs: KeptLogs;
}

/** Of nobody but who is signed in, whatever a tab that slept has in mind, and only if they wish. */
function mayKeep(personId: string): boolean {
  return keepsMessages() && readStored('me')?.includes(personId) === true;
}

export function openKept(personId: string): Kept {
  const database = createDatabase();
  const notes = createNotes(`draft:${personId}:`);
  const logs: KeptLogs = createLogCache({
    personId,
    rows: createKeptRows<LogRow>(() => logs.lost()),
    likelyRoom: () => readStored('room'),
    allowed: () => mayKeep(personId),
    forget: forgetLogs,
    clock: systemClock,
    whenIdle,
  });
  return { drafts: createDraftStorage(database, personId, notes), outbox: createOutboxStorage(database, personId, notes), logs };
}
