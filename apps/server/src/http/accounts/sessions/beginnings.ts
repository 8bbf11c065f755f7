import type { PersonId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { randomBytes } from 'node:crypto';
import type { DatabaseKind } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import { isDeactivated } from '../../../log/membership.queries.ts';
import { type Auth, SESSION_LASTS } from './auth.ts';
import { type EndedSession, endOldest, insertSession } from '../passwords/credentials.queries.ts';

const TOKEN_BYTES = 32;
/** Beyond these, the ones used longest ago end. */
const SESSIONS_MOST = 100;

/** A session that begins: its cookie, and what ended for it. */
export interface Begun {
  readonly cookies: string[];
  readonly ended: readonly EndedSession[];
}

/** Why nothing was done. `changed`: the password is another by now. `second factor`: the password is not enough. `deactivated`: it is theirs, and they are kept out. */
export type Why = 'taken' | 'has account' | 'signed out' | 'changed' | 'second factor' | 'deactivated';

/** Ends a transaction, so that nothing of it remains. */
export class Refused extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(why);
    this.why = why;
  }
}

/** What came of it, or why nothing was done. */
export async function unlessRefused<T>(work: () => Promise<T>): Promise<T | Why> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) {
      return error.why;
    }
    throw error;
  }
}

/** A session that is not written yet. */
export interface Fresh {
  readonly id: string;
  readonly token: string;
  readonly device: string;
  readonly cookies: string[];
}

/** How sessions begin. */
export interface Beginnings {
  /** The cookie comes first: after what is written nothing is to fail any more. */
  prepare(device: string): Promise<Fresh>;
  /** Writes it, in a transaction that holds its person; gives those that ended because there were too many. Refused for whoever is deactivated. */
  begin(db: Db, personId: PersonId, fresh: Fresh, now: number): Promise<readonly EndedSession[]>;
}

export function createBeginnings(auth: Auth, kind: DatabaseKind): Beginnings {
  return {
    async prepare(device) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const { headers } = await auth.api.sessionCookie({ body: { token }, returnHeaders: true });
      return { id: uuidv7(), token, device, cookies: headers.getSetCookie() };
    },
    async begin(db, personId, { id, token, device }, now) {
      // Here, where every session begins: after whatever has to be proved, and for whoever was about to when it happened.
      if (await isDeactivated(db, personId)) {
        throw new Refused('deactivated');
      }
      await insertSession(db, kind, { id, personId, token, device, expiresAt: now + SESSION_LASTS * 1_000 }, now);
      return endOldest(db, personId, SESSIONS_MOST);
    },
  };
}
