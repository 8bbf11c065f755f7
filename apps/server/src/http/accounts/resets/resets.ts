import type { PersonId } from '@parley/shared/ids.ts';
import type { Resetting } from '@parley/shared/reset-requests.ts';
import type { Database } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Log } from '../../../log/log.ts';
import { isDeactivated } from '../../../log/membership.queries.ts';
import type { Tx } from '../../../log/types.ts';
import type { Session } from '../sessions/accounts.ts';
import { type Beginnings, type Begun, Refused, unlessRefused } from '../sessions/beginnings.ts';
import {
  credentialOf,
  type EndedSession,
  endOwn,
  endSessions,
  holdPerson,
  replacePassword,
  setFirstPassword,
  userNameOf,
} from '../passwords/credentials.queries.ts';
import { secondFactorOf } from '../second-factor/second-factor.queries.ts';

/** What links to a new password need of the domain. */
export interface ResetDomain {
  /** Whose link this is, if it can be used. */
  look(db: Db, token: string, now: number): Promise<{ readonly personId: PersonId; readonly name: string } | null>;
  /** Takes its one use, in the log's transaction; false: it can’t be used any more. */
  use(tx: Tx, token: string): Promise<boolean>;
}

/** A link to a new password, as whoever has it sees it. */
export interface Link extends Resetting {
  readonly personId: PersonId;
}

/** What ended, where nothing begins. */
export interface EndedOnly {
  readonly cookies: null;
  readonly ended: readonly EndedSession[];
}

export interface Resets {
  /** Null: it can’t be used, whatever is the matter with it. */
  look(token: string): Promise<Link | null>;
  /**
   * All of it or nothing: the link’s use, the password (as it is kept), the end of every session, and a new one, also in the place of the one that came
   * along. Whoever has a second factor is not signed in by it: a link is one factor, and they sign in with the new password and a code. Null: the link
   * can’t be used any more.
   */
  reset(
    token: string,
    hash: string,
    device: string,
    before: Session | null,
  ): Promise<{ readonly personId: PersonId; readonly begun: Begun | EndedOnly } | 'deactivated' | null>;
}

export function createResets(
  beginnings: Beginnings,
  { read, kind }: Pick<Database, 'read' | 'kind'>,
  log: Pick<Log, 'commit'>,
  clock: Clock,
  domain: ResetDomain,
): Resets {
  return {
    async look(token) {
      const link = await domain.look(read, token, clock());
      const userName = link === null ? null : await userNameOf(read, link.personId);
      return link === null || userName === null ? null : { ...link, userName };
    },
    async reset(token, hash, device, before) {
      const link = await domain.look(read, token, clock());
      if (link === null) {
        return null;
      }
      const { personId } = link;
      const fresh = await beginnings.prepare(device);
      const done = await unlessRefused(() =>
        log.commit(async (tx) => {
          const { db, now } = tx;
          await holdPerson(db, kind, personId);
          if (await isDeactivated(db, personId)) {
            throw new Refused('deactivated');
          }
          const credential = await credentialOf(db, { personId });
          if (!(await domain.use(tx, token))) {
            throw new Refused('changed');
          }
          if (credential === undefined) {
            // Who came by a provider had none so far.
            await setFirstPassword(db, kind, personId, hash, now);
          } else if (!(await replacePassword(db, kind, credential, hash, now))) {
            throw new Refused('changed');
          }
          // The cookie of this browser goes with the answer: somebody else’s session in it, too, is over.
          const own = before === null ? [] : await endOwn(db, before.personId, before.sessionId);
          const ended = [...own, ...(await endSessions(db, personId, 'all', now))];
          if ((await secondFactorOf(db, personId)) !== undefined) {
            return { personId, begun: { cookies: null, ended } };
          }
          return { personId, begun: { cookies: fresh.cookies, ended: [...ended, ...(await beginnings.begin(db, personId, fresh, now))] } };
        }),
      );
      return typeof done !== 'string' || done === 'deactivated' ? done : null;
    },
  };
}
