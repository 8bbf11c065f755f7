import type { Person } from '@parley/shared/features/people.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { Invitation } from '@parley/shared/invite-requests.ts';
import * as limits from '@parley/shared/limits.ts';
import type { Db } from '../../db/schema.ts';
import { Rejection } from '../../lib/errors.ts';
import { roomIdsOf } from '../../log/membership.queries.ts';
import type { Tx } from '../../log/types.ts';
import { joinRoom, roleOnJoining } from '../members/join.ts';
import { memberCount } from '../members/members.queries.ts';
import { bringIn } from '../people/enter.ts';
import { personById } from '../people/people.queries.ts';
import { roomById } from '../rooms/rooms.queries.ts';
import { raise } from '../roles/raise.ts';
import { hasUsed, noteUse, roomsOfInvite, takeUse, usableByToken } from './invites.queries.ts';

/** One answer for all: unknown, used up, ended, revoked. */
function notUsable(): Rejection {
  return new Rejection('gone', 'This invite can’t be used any more. Ask for a new one.');
}

/** What an invite is for, if it can be used. */
export async function lookAt(db: Db, token: string, now: number): Promise<Invitation | null> {
  const invite = await usableByToken(db, token, now);
  return invite === undefined ? null : { role: invite.role, rooms: [...(await roomsOfInvite(db, invite.id))], by: invite.by };
}

/** Joins those of the rooms that there is a place in: a full one keeps nobody out of the others. */
async function joinThose(tx: Tx, person: Person, roomIds: readonly RoomId[]): Promise<void> {
  const mine = new Set(await roomIdsOf(tx.db, person.id));
  for (const roomId of roomIds) {
    if (!mine.has(roomId) && mine.size < limits.roomsPerPerson && (await memberCount(tx.db, roomId)) < limits.membersPerRoom) {
      await joinRoom(tx, roomId, person, roleOnJoining(await roomById(tx.db, roomId), person.id));
      mine.add(roomId);
    }
  }
}

export interface Accepting {
  readonly token: string;
  /** As they want to be called, if they are new; else whose name may have changed since. */
  readonly person: Person;
  /** They come by this invite, and were nobody before. */
  readonly isNew: boolean;
  /** By the end of this they have an account: what is more than a guest needs one. */
  readonly hasAccount: boolean;
}

export interface Accepted {
  readonly person: Person;
  /** They are more than they were. */
  readonly raised: boolean;
}

/** Whether somebody has used the invite of this token: then accepting it again changes nothing. */
export async function isAccepted(db: Db, token: string, personId: PersonId): Promise<boolean> {
  return hasUsed(db, token, personId);
}

/**
 * Takes one use of the invite and gives what it promises: a new person under a free name, the role where it is more than the one they have, the rooms.
 * Whoever has used it already gets the same answer again, and no use goes.
 */
export async function acceptInvite(tx: Tx, { token, person: given, isNew, hasAccount }: Accepting): Promise<Accepted> {
  const person = isNew ? given : await personById(tx.db, given.id);
  if (!isNew && (await hasUsed(tx.db, token, person.id))) {
    return { person, raised: false };
  }
  const invite = await usableByToken(tx.db, token, tx.now);
  if (invite === undefined || !(await takeUse(tx.db, invite.id))) {
    throw notUsable();
  }
  if (invite.role !== 'guest' && !hasAccount) {
    throw new Rejection('invalid', 'This invite needs a user name and a password.');
  }
  if (isNew) {
    await bringIn(tx, person);
  }
  const raised = hasAccount && (await raise(tx, person.id, invite.role));
  await joinThose(
    tx,
    person,
    (await roomsOfInvite(tx.db, invite.id)).map(({ id }) => id),
  );
  await noteUse(tx.db, invite.id, person.id, tx.now);
  return { person, raised };
}
