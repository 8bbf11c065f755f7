import type { notices } from '@parley/shared/features/notices.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';

export const noticesHandlers: FeatureHandlers<typeof notices> = {
  'notice:dismiss': change(async (tx, { id }, { personId }) => {
    const deleted = await tx.db.deleteFrom('notices').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst();
    if (deleted.numDeletedRows > 0n) {
      await tx.tell(personId, 'notice:dismissed', { id });
    }
    return {};
  }),
};
