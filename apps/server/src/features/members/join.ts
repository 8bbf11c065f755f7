import type { Person } from '@parley/shared/features/people.ts';
import type { MemberRole, Room } from '@parley/shared/features/rooms.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Place, Tx } from '../../log/types.ts';
import { tellProfile } from '../profiles/tell-profile.ts';
import { tellStanding } from '../roles/tell-standing.ts';
import { summaryOf } from '../rooms/rooms.queries.ts';
import { memberCount } from './members.queries.ts';

/** The bounds on joining. Coming in has none: the lobby takes everybody. */
export async function checkRoomFor(tx: Tx, roomId: RoomId, rooms: readonly RoomId[]): Promise<void> {
  if ((await memberCount(tx.db, roomId)) >= limits.membersPerRoom) {
    throw new Rejection('forbidden', 'This room is full.');
  }
  if (rooms.length >= limits.roomsPerPerson) {
    throw new Rejection('forbidden', `You can be in ${limits.roomsPerPerson} rooms at most. Leave one first.`);
  }
}

/** What somebody is in a room that they come to: whoever made it looks after it. */
export function roleOnJoining({ createdBy }: Pick<Room, 'createdBy'>, personId: PersonId): MemberRole {
  return createdBy === personId ? 'owner' : 'member';
}

/** Makes a person a member, tells the room and their devices. They start with everything read. */
export async function joinRoom(tx: Tx, roomId: RoomId, person: Person, role: MemberRole): Promise<Place> {
  const member = { id: person.id, name: person.name, role, joinedAt: tx.now };
  const place = await tx.append(roomId, person.id, 'member:joined', { member });
  const row = { role, joined_seq: place.seq, joined_at: tx.now, left_seq: null, read_ord: place.ord };
  await tx.db
    .insertInto('members')
    .values({ room_id: roomId, person_id: person.id, first_seq: place.seq, ...row })
    .onConflict((conflict) => conflict.columns(['room_id', 'person_id']).doUpdateSet(row))
    .execute();
  const last = await tellStanding(tx, roomId, person.id, await tellProfile(tx, roomId, person.id, place));
  const summary = { ...(await summaryOf(tx.db, roomId, person.id)), seq: last.seq, ord: last.ord };
  await tx.tell(person.id, 'room:joined', { summary });
  tx.change({ kind: 'join', personId: person.id, roomId });
  return place;
}

/** Ends a membership: nothing of the room with a later seq is theirs. */
export async function leaveRoom(tx: Tx, roomId: RoomId, person: Person): Promise<void> {
  const place = await tx.append(roomId, person.id, 'member:left', { personId: person.id, name: person.name });
  await tx.db.updateTable('members').set({ left_seq: place.seq }).where('room_id', '=', roomId).where('person_id', '=', person.id).execute();
  await tx.tell(person.id, 'room:left', { roomId });
  tx.change({ kind: 'leave', personId: person.id, roomId });
}
