import type { Room, rooms } from '@parley/shared/features/rooms.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { nameKey } from '@parley/shared/text.ts';
import { Rejection } from '../../lib/errors.ts';
import { roomIdsOf } from '../../log/membership.queries.ts';
import type { Tx } from '../../log/types.ts';
import { change, type FeatureHandlers, read } from '../../realtime/handler.ts';
import { checkRoomFor, joinRoom, leaveRoom, roleOnJoining } from '../members/join.ts';
import { personById } from '../people/people.queries.ts';
import { takeAddress } from './address.ts';
import { claimRoomName, makeRoom } from './make-room.ts';
import { browse, findBySlug, roomById } from './rooms.queries.ts';

/** Only those who look after a room may change it; nobody may change the lobby. */
async function ownRoom(tx: Tx, roomId: RoomId, personId: PersonId): Promise<Room> {
  const member = await tx.memberOf(roomId, personId);
  if (member.lobby) {
    throw new Rejection('forbidden', 'The lobby stays as it is.');
  }
  if (member.role !== 'owner') {
    throw new Rejection('forbidden', 'Only the room’s owner can do that.');
  }
  return roomById(tx.db, roomId);
}

async function setArchived(tx: Tx, roomId: RoomId, personId: PersonId, archived: boolean): Promise<Room> {
  const before = await ownRoom(tx, roomId, personId);
  if ((before.archivedAt !== null) === archived) {
    return before;
  }
  const room = { ...before, archivedAt: archived ? tx.now : null };
  await tx.db.updateTable('rooms').set({ archived_at: room.archivedAt }).where('id', '=', roomId).execute();
  await tx.append(roomId, personId, archived ? 'room:archived' : 'room:unarchived', { room });
  return room;
}

/** Whether a room or a person has this id. */
async function isTaken(tx: Tx, id: RoomId): Promise<boolean> {
  return (await tx.db.selectFrom('logs').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export const roomsHandlers: FeatureHandlers<typeof rooms> = {
  'room:create': change(async (tx, { roomId, name, topic, icon }, { personId }) => {
    if (await isTaken(tx, roomId)) {
      const there = await tx.db.selectFrom('rooms').select('created_by').where('id', '=', roomId).executeTakeFirst();
      // The same command again: its answer got lost. Somebody else's id is not theirs to see.
      if (there?.created_by !== personId) {
        throw new Rejection('conflict', 'This id is taken.');
      }
      return { room: await roomById(tx.db, roomId) };
    }
    const person = await personById(tx.db, personId);
    const mine = await roomIdsOf(tx.db, personId);
    const room = await makeRoom(tx, { id: roomId, name, topic, icon }, personId, false);
    await checkRoomFor(tx, roomId, mine);
    await joinRoom(tx, roomId, person, 'owner');
    return { room };
  }),

  'room:join': change(async (tx, { roomId }, { personId }) => {
    const room = await roomById(tx.db, roomId);
    const mine = await roomIdsOf(tx.db, personId);
    if (mine.includes(roomId)) {
      return { room };
    }
    if (!room.lobby) {
      await checkRoomFor(tx, roomId, mine);
    }
    if (room.archivedAt !== null) {
      throw new Rejection('forbidden', 'This room is archived.');
    }
    await joinRoom(tx, roomId, await personById(tx.db, personId), roleOnJoining(room, personId));
    return { room };
  }),

  'room:leave': change(async (tx, { roomId }, { personId }) => {
    if ((await roomIdsOf(tx.db, personId)).includes(roomId)) {
      await leaveRoom(tx, roomId, await personById(tx.db, personId));
    }
    return {};
  }),

  'room:update': change(async (tx, { roomId, name, topic, icon }, { personId }) => {
    const before = await ownRoom(tx, roomId, personId);
    if (before.name === name && before.topic === topic && before.icon === icon) {
      return { room: before };
    }
    await claimRoomName(tx.db, name, roomId);
    const slug = before.name === name ? before.slug : await takeAddress(tx.db, roomId, name);
    await tx.db
      .updateTable('rooms')
      .set({ name, name_key: nameKey(name), topic, topic_key: nameKey(topic), icon, slug })
      .where('id', '=', roomId)
      .execute();
    const room: Room = { ...before, name, topic, icon, slug };
    await tx.append(roomId, personId, 'room:updated', { room, before: { name: before.name, topic: before.topic } });
    return { room };
  }),

  'room:archive': change(async (tx, { roomId }, { personId }) => ({ room: await setArchived(tx, roomId, personId, true) })),
  'room:unarchive': change(async (tx, { roomId }, { personId }) => ({ room: await setArchived(tx, roomId, personId, false) })),
  'room:browse': read((db, { query, archived }, { personId }) => browse(db, personId, query, archived)),
  'room:find': read((db, { slug }, { personId }) => findBySlug(db, personId, slug)),
};
