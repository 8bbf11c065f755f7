import type { Room } from '@parley/shared/features/rooms.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { nameKey } from '@parley/shared/text.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Db } from '../../db/schema.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Log } from '../../log/log.ts';
import type { Tx } from '../../log/types.ts';
import { takeAddress } from './address.ts';

export interface NewRoom {
  readonly id: RoomId;
  readonly name: string;
  readonly topic: string;
  readonly icon: string;
}

/** Rejects if another room has this name. */
export async function claimRoomName(db: Db, name: string, self: RoomId): Promise<void> {
  const holder = await db.selectFrom('rooms').select(['id', 'name', 'archived_at']).where('name_key', '=', nameKey(name)).executeTakeFirst();
  if (holder !== undefined && holder.id !== self) {
    const where = holder.archived_at === null ? '' : ' It is archived.';
    throw new Rejection('conflict', `There is a room called “${holder.name}” already.${where}`);
  }
}

/** Makes a room with nobody in it yet. `by` null: the server made it. */
export async function makeRoom(tx: Tx, fresh: NewRoom, by: PersonId | null, lobby: boolean): Promise<Room> {
  await claimRoomName(tx.db, fresh.name, fresh.id);
  await tx.createLog(fresh.id, 'room');
  const row = { id: fresh.id, name: fresh.name, topic: fresh.topic, icon: fresh.icon, created_by: by, created_at: tx.now, archived_at: null };
  await tx.db
    .insertInto('rooms')
    // The address needs the room to be there; until it is known the id stands in its place.
    .values({ ...row, slug: fresh.id, name_key: nameKey(fresh.name), topic_key: nameKey(fresh.topic), lobby: lobby ? 1 : 0 })
    .execute();
  const slug = await takeAddress(tx.db, fresh.id, fresh.name);
  await tx.db.updateTable('rooms').set({ slug }).where('id', '=', fresh.id).execute();
  const { name, topic, icon } = fresh;
  const room: Room = { id: fresh.id, slug, name, topic, icon, createdBy: by, createdAt: tx.now, archivedAt: null, lobby };
  await tx.append(fresh.id, by, 'room:created', { room });
  return room;
}

/** Makes the lobby on the first start. */
export async function ensureLobby(log: Log): Promise<void> {
  await log.commit(async (tx) => {
    const there = await tx.db.selectFrom('rooms').select('id').where('lobby', '=', 1).executeTakeFirst();
    if (there === undefined) {
      await makeRoom(tx, { id: uuidv7(tx.now) as RoomId, name: 'Lobby', topic: 'Where everybody starts. Say hello.', icon: '👋' }, null, true);
    }
  });
}
