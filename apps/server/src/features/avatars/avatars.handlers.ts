import type { avatars } from '@parley/shared/features/avatars.ts';
import { Rejection } from '../../lib/errors.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';
import { isTheirs } from './avatars.queries.ts';
import { wear } from './wear.ts';

export const avatarsHandlers: FeatureHandlers<typeof avatars> = {
  'avatar:set': change(async (tx, { avatar }, { personId }) => {
    if (avatar !== null && !(await isTheirs(tx.db, avatar, personId))) {
      throw new Rejection('gone', 'This photo is not there any more.');
    }
    return wear(tx, personId, avatar);
  }),
};
