import type { reading } from '@parley/shared/features/reading.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';

export const readingHandlers: FeatureHandlers<typeof reading> = {
  'read:mark': change(async (tx, { roomId, ord, back }, { personId }) => {
    const member = await tx.memberOf(roomId, personId);
    const head = await tx.head(roomId);
    // Nobody has read what is not there yet.
    const there = Math.min(ord, head.ord);
    const position = back === true ? there : Math.max(there, member.readOrd);
    if (position !== member.readOrd) {
      await tx.db.updateTable('members').set({ read_ord: position }).where('room_id', '=', roomId).where('person_id', '=', personId).execute();
      await tx.tell(personId, 'read:marked', { roomId, ord: position });
    }
    return { ord: position };
  }),
};
