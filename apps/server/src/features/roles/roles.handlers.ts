import type { roles } from '@parley/shared/features/roles.ts';
import { looksAfter, mayChangeRoles } from '@parley/shared/roles.ts';
import { Rejection } from '../../lib/errors.ts';
import { type FeatureHandlers, read } from '../../realtime/handler.ts';
import { standingOf } from '../deactivations/deactivations.queries.ts';
import { roleOf } from './roles.queries.ts';

export const rolesHandlers: FeatureHandlers<typeof roles> = {
  'role:find': read(async (db, { personId: whom }, { personId }) => {
    const standing = await standingOf(db, whom);
    if (standing === undefined) {
      throw new Rejection('gone', 'There is nobody like that here.');
    }
    // Whom to ask for help everybody may know; more than that only who can change it.
    return looksAfter(standing.role) || mayChangeRoles(await roleOf(db, personId)) ? { role: standing.role } : {};
  }),
};
