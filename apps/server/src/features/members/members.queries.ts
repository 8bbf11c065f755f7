import type { Member } from '@parley/shared/features/members.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { EventPayload } from '@parley/shared/protocol.ts';
import type { Db } from '../../db/schema.ts';

export async function membersOf(db: Db, roomId: RoomId): Promise<Member[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .leftJoin('deactivations', 'deactivations.person_id', 'members.person_id')
    .select(['people.id', 'people.name', 'members.role', 'members.joined_at as joinedAt', 'deactivations.at as deactivatedAt'])
    .where('members.room_id', '=', roomId)
    .where('members.left_seq', 'is', null)
    .orderBy('people.name_key')
    .execute();
  return rows.map(({ deactivatedAt, ...member }) => (deactivatedAt === null ? member : { ...member, deactivated: true as const }));
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

/** Events of somebody who comes to a room: the room itself, where they make it, that they came, and their profile. */
const COMING = 3;

/**
 * The rooms that somebody ever came to, each with a seq after which everything is that they did there: what was said before they first came need not be read to
 * find it. As their own log tells: the membership knows only when they last came.
 */
export async function cameAfter(db: Db, personId: PersonId): Promise<ReadonlyMap<RoomId, number>> {
  const rows = await db
    .selectFrom('log_events')
    .select('payload')
    .where('log_id', '=', personId)
    .where('type', '=', 'room:joined')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(
    rows.map(({ payload }) => {
      const { summary } = JSON.parse(payload) as EventPayload<'room:joined'>;
      return [summary.room.id, Math.max(0, summary.seq - COMING)];
    }),
  );
}
