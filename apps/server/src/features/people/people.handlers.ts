import type { people } from '@parley/shared/features/people.ts';
import { nameKey } from '@parley/shared/text.ts';
import { roomIdsOf } from '../../log/membership.queries.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';
import { claimName, personById } from './people.queries.ts';

export const peopleHandlers: FeatureHandlers<typeof people> = {
  'person:rename': change(async (tx, { name }, { personId }) => {
    const before = (await personById(tx.db, personId)).name;
    const person = { id: personId, name };
    if (before === name) {
      return { person };
    }
    await claimName(tx.db, name, personId);
    await tx.db
      .updateTable('people')
      .set({ name, name_key: nameKey(name) })
      .where('id', '=', personId)
      .execute();
    await tx.tell(personId, 'person:renamed', { person, before });
    for (const roomId of await roomIdsOf(tx.db, personId)) {
      await tx.append(roomId, personId, 'person:renamed', { person, before });
    }
    return { person };
  }),
};
