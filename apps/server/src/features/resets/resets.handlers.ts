import type { resets } from '@parley/shared/features/resets.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { mayHelp, mayInviteAs, type WorkspaceRole } from '@parley/shared/roles.ts';
import type { Db } from '../../db/schema.ts';
import { Rejection } from '../../lib/errors.ts';
import { change, type FeatureHandlers, read } from '../../realtime/handler.ts';
import { roleOf } from '../roles/roles.queries.ts';
import { helpable, insertLink } from './resets.queries.ts';

/** What they are; refuses whoever may help nobody. */
async function helper(db: Db, personId: PersonId): Promise<WorkspaceRole> {
  const role = await roleOf(db, personId);
  if (mayInviteAs(role).length === 0) {
    throw new Rejection('forbidden', 'Only those who look after this Parley can do this.');
  }
  return role;
}

export const resetsHandlers: FeatureHandlers<typeof resets> = {
  'reset:people': read(async (db, { query }, { personId }) => ({ people: await helpable(db, await helper(db, personId), query) })),

  'reset:create': change(async ({ db, now }, { personId: whom }, { personId }) => {
    // Who is not there is a guest to this, and gets the same answer.
    if (!mayHelp(await helper(db, personId), await roleOf(db, whom))) {
      throw new Rejection('forbidden', 'You can help people with an account who are less than you are here.');
    }
    return insertLink(db, whom, { person: personId }, now);
  }),
};
