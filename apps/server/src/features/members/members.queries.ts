import type { Member } from '@parley/shared/features/members.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { standingOf } from '@parley/shared/roles.ts';
import type { Db } from '../../db/schema.ts';

export async function membersOf(db: Db, roomId: RoomId): Promise<Member[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .leftJoin('deactivations', 'deactivations.person_id', 'members.person_id')
    .select([
      'people.id',
      'people.name',
      'members.role',
      'members.joined_at as joinedAt',
      'deactivations.at as deactivatedAt',
      'people.role as whole',
    ])
    .where('members.room_id', '=', roomId)
    .where('members.left_seq', 'is', null)
    .orderBy('people.name_key')
    .execute();
  return rows.map(({ deactivatedAt, whole, ...member }) => {
    const standing = standingOf(whole);
    return { ...member, ...(deactivatedAt !== null && { deactivated: true as const }), ...(standing !== undefined && { standing }) };
  });
}

export async function memberCount(db: Db, roomId: RoomId): Promise<number> {
  const row = await db
    .selectFrom('members')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('room_id', '=', roomId)
    .where('left_seq', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * After which seq of a room everything is that somebody did there who first came with this one: what was said before them need not be read to find it. Before that
 * stands only that they made the room.
 */
export function placeBefore(firstSeq: number): number {
  return Math.max(0, firstSeq - 2);
}

/** The rooms somebody is or was in. What a room is called is told to its members only. */
export async function roomsOf(db: Db, personId: PersonId): Promise<readonly object[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.id', 'members.room_id')
    .select([
      'room_id as roomId',
      'rooms.name',
      'members.role',
      'joined_at as joinedAt',
      'first_seq as firstSeq',
      'joined_seq as joinedSeq',
      'left_seq as leftSeq',
      'read_ord as readOrd',
    ])
    .where('person_id', '=', personId)
    .orderBy('joined_at')
    .execute();
  return rows.map(({ name, ...row }) => (row.leftSeq === null ? { ...row, name } : row));
}
