import type { PersonId } from '@parley/shared/ids.ts';
import type { GivenRole } from '@parley/shared/roles.ts';
import type { DatabaseKind } from '../../../db/connect.ts';
import type { Log } from '../../../log/log.ts';
import type { Tx } from '../../../log/types.ts';
import type { Session } from '../sessions/accounts.ts';
import { Refused, unlessRefused, type Why } from '../sessions/beginnings.ts';
import { type EndedSession, endRaised, holdPerson, ownerOf } from '../passwords/credentials.queries.ts';

/** Changes what somebody is, and gives whether that is more; a Rejection says why not. */
type ChangeRole = (tx: Tx, by: PersonId, whom: PersonId, role: GivenRole) => Promise<boolean>;

/** What people are here, changed by who has proved who they are. */
export interface RoleChanges {
  /** Gives the sessions that ended: who becomes more signs in again. */
  change(session: Session, whom: PersonId, role: GivenRole): Promise<readonly EndedSession[] | Why>;
}

export function createRoleChanges(log: Pick<Log, 'commit'>, kind: DatabaseKind, changeRole: ChangeRole): RoleChanges {
  return {
    change: ({ personId, sessionId }, whom, role) =>
      unlessRefused(() =>
        log.commit(async (tx) => {
          await holdPerson(tx.db, kind, personId);
          // Who is about to begin a session of theirs waits, and then finds the one that it was to come from ended.
          await holdPerson(tx.db, kind, whom);
          // Signed out since it was proved, be it by a new password or because they are kept out.
          if ((await ownerOf(tx.db, sessionId)) !== 'account') {
            throw new Refused('signed out');
          }
          return (await changeRole(tx, personId, whom, role)) ? endRaised(tx.db, whom, tx.now) : [];
        }),
      ),
  };
}
