import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { ExpressionBuilder } from 'kysely';
import { compiled } from '../db/compiled.ts';
import type { Db, MembersTable, RoomsTable, Schema } from '../db/schema.ts';
import { Rejection } from '../lib/errors.ts';
import type { Membership } from './types.ts';

/** Says the same of a room that is not there and of one that is not theirs. */
export function notAMember(): Rejection {
  return new Rejection('gone', 'There is no such room, or you are not in it.');
}

/** A column of the membership's room. */
function ofRoom<Column extends 'archived_at' | 'lobby'>(column: Column) {
  return ({ selectFrom }: ExpressionBuilder<Schema, 'members'>) =>
    selectFrom('rooms').select(column).whereRef('rooms.id', '=', 'members.room_id').$asScalar().$notNull().as(column);
}

/** Who is deactivated is in no room, for all that they could do there, and still is a member. */
function isActive({ not, exists, selectFrom }: ExpressionBuilder<Schema, 'members'>) {
  return not(exists(selectFrom('deactivations').select('deactivations.person_id').whereRef('deactivations.person_id', '=', 'members.person_id')));
}

const selectMembership = compiled<{ readonly roomId: RoomId; readonly personId: PersonId }, MembershipRow>((db, slot) =>
  db
    .selectFrom('members')
    // Not a join: SQLite would plan one anew for every room that is asked for, which takes several times what reading does.
    .select(['role', 'read_ord', 'joined_seq', ofRoom('archived_at'), ofRoom('lobby')])
    .where('room_id', '=', slot('roomId'))
    .where('person_id', '=', slot('personId'))
    .where('left_seq', 'is', null)
    .where(isActive),
);
type MembershipRow = Pick<MembersTable, 'role' | 'read_ord' | 'joined_seq'> & Pick<RoomsTable, 'archived_at' | 'lobby'>;

/** The one way to a room. */
export async function membership(db: Db, roomId: RoomId, personId: PersonId): Promise<Membership> {
  const row = (await selectMembership(db, { roomId, personId })).rows[0];
  if (row === undefined) {
    throw notAMember();
  }
  return { role: row.role, archived: row.archived_at !== null, lobby: row.lobby === 1, readOrd: row.read_ord };
}

/** With which seq of the room somebody became a member; null: they are none. */
export async function memberSince(db: Db, roomId: RoomId, personId: PersonId): Promise<number | null> {
  return (await selectMembership(db, { roomId, personId })).rows[0]?.joined_seq ?? null;
}

const selectDeactivation = compiled<{ readonly personId: PersonId }, { readonly at: number }>((db, slot) =>
  db.selectFrom('deactivations').select('at').where('person_id', '=', slot('personId')),
);

/** Whether somebody is kept out at present. */
export async function isDeactivated(db: Db, personId: PersonId): Promise<boolean> {
  return (await selectDeactivation(db, { personId })).rows.length > 0;
}

/** Why somebody is out; null: they are not. */
export async function whyOut(db: Db, personId: PersonId): Promise<'deactivated' | 'deleted' | null> {
  if (!(await isDeactivated(db, personId))) {
    return null;
  }
  const gone = await db.selectFrom('departures').select('at').where('person_id', '=', personId).executeTakeFirst();
  return gone === undefined ? 'deactivated' : 'deleted';
}

export async function roomIdsOf(db: Db, personId: PersonId): Promise<RoomId[]> {
  const rows = await db.selectFrom('members').select('room_id').where('person_id', '=', personId).where('left_seq', 'is', null).execute();
  return rows.map((row) => row.room_id);
}

interface Standing {
  readonly roomId: RoomId;
  readonly seq: number;
  readonly ord: number;
}

const selectMemberships = compiled<{ readonly personId: PersonId }, Standing>((db, slot) =>
  db
    .selectFrom('members')
    .innerJoin('logs', 'logs.id', 'members.room_id')
    .select(['members.room_id as roomId', 'logs.seq', 'logs.ord'])
    .where('members.person_id', '=', slot('personId'))
    .where('members.left_seq', 'is', null),
);

/** The rooms a person is a member of, with where each stands. Asked for every connection several times a minute. */
export async function membershipsOf(db: Db, personId: PersonId): Promise<readonly Standing[]> {
  return (await selectMemberships(db, { personId })).rows;
}
