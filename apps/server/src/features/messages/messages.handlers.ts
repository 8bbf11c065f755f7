import type { messages } from '@parley/shared/features/messages.ts';
import { Rejection } from '../../lib/errors.ts';
import { membership } from '../../log/membership.queries.ts';
import { changeByMembership, type FeatureHandlers, read } from '../../realtime/handler.ts';
import { insertMessage, messageById, ownMessage, timelinePage } from './messages.queries.ts';

export const messagesHandlers: FeatureHandlers<typeof messages> = {
  'message:send': changeByMembership(async (tx, { id, roomId, body }, { personId }) => {
    const member = await tx.memberOf(roomId, personId).catch(async (refusal: unknown) => {
      const sent = refusal instanceof Rejection ? await ownMessage(tx.db, { id, room_id: roomId, author_id: personId }) : undefined;
      if (sent === undefined) {
        throw refusal;
      }
      return { sent };
    });
    // Sent before they left, and the answer was lost: refusing it now would say that it is not there.
    if ('sent' in member) {
      return { id, seq: member.sent.seq, at: member.sent.at, repeated: true };
    }
    const { seq, ord, at } = await tx.nextMessage(roomId);
    if (!(await insertMessage(tx.db, { id, room_id: roomId, seq, author_id: personId, at }))) {
      const there = await messageById(tx.db, id);
      if (there.author_id !== personId || there.room_id !== roomId) {
        throw new Rejection('conflict', 'This id is taken.');
      }
      return { id, seq: there.seq, at: there.at, repeated: true };
    }
    if (member.archived) {
      throw new Rejection('forbidden', 'The room was archived.');
    }
    await tx.appendMessage(roomId, personId, 'message:sent', { id, ord, body });
    return { id, seq, at, repeated: false };
  }),

  'message:page': read(async (db, { roomId, before, after, limit }, { personId }) => {
    // One transaction: nothing that came after they left.
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (snapshot) => {
        await membership(snapshot, roomId, personId);
        return timelinePage(snapshot, roomId, { before, after, limit });
      });
  }),
};
