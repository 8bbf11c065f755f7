import type { PersonId } from '@parley/shared/ids.ts';
import type { GivenRole } from '@parley/shared/roles.ts';
import type { DatabaseKind } from '../../db/connect.ts';
import type { Log } from '../../log/log.ts';
import type { Tx } from '../../log/types.ts';
import type { Session } from './accounts.ts';
import { Refused, unlessRefused, type Why } from './beginnings.ts';
import { holdPerson, ownerOf } from './credentials.queries.ts';

/** Changes what somebody is; a Rejection says why not. */
type ChangeRole = (tx: Tx, by: PersonId, whom: PersonId, role: GivenRole) => Promise<void>;

/** What people are here, changed by who has proved who they are. */
export interface RoleChanges {
  change(session: Session, whom: PersonId, role: GivenRole): Promise<'done' | Why>;
}

export function createRoleChanges(log: Pick<Log, 'commit'>, kind: DatabaseKind, changeRole: ChangeRole): RoleChanges {
  return {
    change: ({ personId, sessionId }, whom, role) =>
      unlessRefused(() =>
        log.commit(async (tx) => {
          await holdPerson(tx.db, kind, personId);
          // Signed out since it was proved, be it by a new password or because they are kept out.
          if ((await ownerOf(tx.db, sessionId)) !== 'account') {
            throw new Refused('signed out');
          }
          await changeRole(tx, personId, whom, role);
          return 'done' as const;
        }),
      ),
  };
}
