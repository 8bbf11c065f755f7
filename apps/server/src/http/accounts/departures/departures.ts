import type { PersonId } from '@parley/shared/ids.ts';
import type { DatabaseKind } from '../../../db/connect.ts';
import type { KeptOfPeople } from '../../../db/kept-of-people.ts';
import type { Db } from '../../../db/schema.ts';
import type { Log } from '../../../log/log.ts';
import type { Tx } from '../../../log/types.ts';
import type { Session } from '../sessions/accounts.ts';
import { Refused, unlessRefused, type Why } from '../sessions/beginnings.ts';
import { endAll, holdPerson, ownerOf } from '../passwords/credentials.queries.ts';
import { keptOfAccounts } from '../kept-of-accounts.ts';

/** What deleting an account needs of the domain. */
export interface DepartureDomain {
  /** Makes nobody of the person; a Rejection says why not. `again`: it was decided before. */
  depart(tx: Tx, personId: PersonId, erased: boolean, again: boolean): Promise<boolean>;
  /** Deletes what these tables keep of the person. */
  erase(db: Db, kept: readonly KeptOfPeople[], personId: PersonId): Promise<void>;
  /** Is called once it is on disk. */
  departed(personId: PersonId, erased: boolean): void;
}

/** Deleting accounts. Each happens whole or not at all. */
export interface Departures {
  /** Deletes who is in, their account and every way in; every session ends. `erased`: what they wrote goes, too. */
  leave(session: Session, erased: boolean): Promise<'gone' | Why>;
  /** The same of whoever was deleted before, and is there again after a backup was put back. */
  repeat(personId: PersonId, erased: boolean): Promise<void>;
}

export function createDepartures(log: Pick<Log, 'commit'>, kind: DatabaseKind, domain: DepartureDomain): Departures {
  async function remove(tx: Tx, personId: PersonId, erased: boolean, again: boolean): Promise<void> {
    await domain.depart(tx, personId, erased, again);
    await endAll(tx, kind, personId);
    // Every way in, and what they are known by.
    await domain.erase(tx.db, keptOfAccounts, personId);
  }

  return {
    async leave({ personId, sessionId, userName }, erased) {
      const left = await unlessRefused(() =>
        log.commit(async (tx) => {
          await holdPerson(tx.db, kind, personId);
          // Signed out meanwhile, or made an account of it: then it was proved in another way.
          if ((await ownerOf(tx.db, sessionId)) !== (userName === null ? 'guest' : 'account')) {
            throw new Refused('signed out');
          }
          await remove(tx, personId, erased, false);
          return 'gone' as const;
        }),
      );
      if (left === 'gone') {
        domain.departed(personId, erased);
      }
      return left;
    },
    async repeat(personId, erased) {
      await log.commit((tx) => remove(tx, personId, erased, true));
      domain.departed(personId, erased);
    },
  };
}
