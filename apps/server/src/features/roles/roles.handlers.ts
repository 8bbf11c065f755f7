import type { roles } from '@parley/shared/features/roles.ts';
import { mayChangeRoles } from '@parley/shared/roles.ts';
import { Rejection } from '../../lib/errors.ts';
import { type FeatureHandlers, read } from '../../realtime/handler.ts';
import { standingOf } from '../deactivations/deactivations.queries.ts';
import { roleOf } from './roles.queries.ts';

export const rolesHandlers: FeatureHandlers<typeof roles> = {
  'role:find': read(async (db, { personId: whom }, { personId }) => {
    if (!mayChangeRoles(await roleOf(db, personId))) {
      throw new Rejection('forbidden', 'Only an owner of this Parley can do this.');
    }
    const standing = await standingOf(db, whom);
    if (standing === undefined) {
      throw new Rejection('gone', 'There is nobody like that here.');
    }
    return { role: standing.role };
  }),
};
