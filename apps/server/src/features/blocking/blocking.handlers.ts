import type { blocking } from '@parley/shared/features/blocking.ts';
import * as limits from '@parley/shared/limits.ts';
import { Rejection } from '../../lib/errors.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';
import { blockedPersonOf, countBlocked, forgetName, nameOfMet } from './blocking.queries.ts';

export const blockingHandlers: FeatureHandlers<typeof blocking> = {
  // Everything about it stays in the log of whoever blocks: nothing is asked of the other’s log, and nothing is said in it.
  'person:block': change(async (tx, { personId: id }, { personId }) => {
    if (id === personId) {
      throw new Rejection('invalid', 'You can’t block yourself.');
    }
    const before = await blockedPersonOf(tx.db, personId, id);
    if (before !== undefined) {
      return { blocked: before };
    }
    const name = await nameOfMet(tx.db, personId, id);
    if (name === undefined) {
      throw new Rejection('gone', 'There is nobody like that.');
    }
    if ((await countBlocked(tx.db, personId)) >= limits.blockedPeople) {
      throw new Rejection('conflict', `You can block ${limits.blockedPeople.toLocaleString('en')} people at most. Unblock somebody first.`);
    }
    const blocked = { id, name, at: tx.now };
    const { seq } = await tx.tell(personId, 'person:blocked', { blocked });
    await tx.db.insertInto('blocks').values({ person_id: personId, blocked_id: id, name, at: blocked.at, event_seq: seq }).execute();
    return { blocked };
  }),

  'person:unblock': change(async (tx, { personId: id }, { personId }) => {
    const deleted = await tx.db
      .deleteFrom('blocks')
      .where('person_id', '=', personId)
      .where('blocked_id', '=', id)
      .returning(['blocked_id as id', 'at', 'event_seq as seq'])
      .executeTakeFirst();
    if (deleted !== undefined) {
      await forgetName(tx.db, personId, deleted);
      await tx.tell(personId, 'person:unblocked', { personId: id });
    }
    return {};
  }),
};
