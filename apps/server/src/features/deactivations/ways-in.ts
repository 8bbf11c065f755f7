import type { PersonId } from '@parley/shared/ids.ts';
import type { Db } from '../../db/schema.ts';
import type { Tx } from '../../log/types.ts';

/** What features need of the ways in: accounts and sessions are kept by others. */
export interface WaysIn {
  /** Ends every session of a person, within the command’s transaction; whoever is about to begin one waits for it. */
  end(tx: Tx, personId: PersonId): Promise<void>;
  /** Whether this session is there still, within the command’s transaction. */
  isIn(db: Db, sessionId: string): Promise<boolean>;
}
