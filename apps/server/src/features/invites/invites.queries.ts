import type { Invite, InvitedRoom } from '@parley/shared/features/invites.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { type InvitedRole, mayInviteAs, workspaceRoles } from '@parley/shared/roles.ts';
import { createHash } from 'node:crypto';
import type { Db, InvitesTable } from '../../db/schema.ts';

/** What is kept of a token: whoever reads the database can’t come in with it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export interface StoredInvite extends Pick<InvitesTable, 'id' | 'role' | 'made_by' | 'created_at' | 'expires_at' | 'uses' | 'used'> {
  /** Who made it, by name. */
  readonly by: string | null;
}

/** Those who may invite, and as what. */
const inviting = workspaceRoles.flatMap((role) => {
  const as = mayInviteAs(role);
  return as.length === 0 ? [] : [{ role, as }];
});

/** Those that can be used. */
function usable(db: Db, now: number) {
  return (
    db
      .selectFrom('invites')
      .leftJoin('people', 'people.id', 'invites.made_by')
      .leftJoin('deactivations', 'deactivations.person_id', 'invites.made_by')
      .select(['invites.id', 'invites.role', 'made_by', 'invites.created_at', 'expires_at', 'uses', 'used', 'people.name as by'])
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
      .where('revoked_at', 'is', null)
      // Only as long as who made it could make it now; the server’s own is nobody’s.
      .where(({ and, or, eb }) =>
        or([eb('made_by', 'is', null), ...inviting.map(({ role, as }) => and([eb('people.role', '=', role), eb('invites.role', 'in', as)]))]),
      )
      // Nor do those that are kept out let anybody in.
      .where('deactivations.at', 'is', null)
      .whereRef('used', '<', 'uses')
  );
}

/** The invite of this token, if it can be used. */
export async function usableByToken(db: Db, token: string, now: number): Promise<StoredInvite | undefined> {
  return usable(db, now).where('token_hash', '=', hashOf(token)).executeTakeFirst();
}

/** Whose use of this token’s invite is known: it counts once for each. */
export async function hasUsed(db: Db, token: string, personId: PersonId): Promise<boolean> {
  const found = await db
    .selectFrom('invite_uses')
    .innerJoin('invites', 'invites.id', 'invite_uses.invite_id')
    .select('invites.id')
    .where('token_hash', '=', hashOf(token))
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return found !== undefined;
}

/** Takes one use; false if somebody was faster. */
export async function takeUse(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set((eb) => ({ used: eb('used', '+', 1) }))
    .where('id', '=', id)
    .whereRef('used', '<', 'uses')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function noteUse(db: Db, id: string, personId: PersonId, at: number): Promise<void> {
  await db.insertInto('invite_uses').values({ invite_id: id, person_id: personId, at }).execute();
}

/** The rooms that these invites lead to. */
async function roomsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, InvitedRoom[]>> {
  const rooms = new Map(ids.map((id): [string, InvitedRoom[]] => [id, []]));
  if (ids.length > 0) {
    const rows = await db
      .selectFrom('invite_rooms')
      .innerJoin('invites', 'invites.id', 'invite_rooms.invite_id')
      .innerJoin('rooms', 'rooms.id', 'invite_rooms.room_id')
      // Only where who invites still is.
      .innerJoin('members', (join) =>
        join.onRef('members.room_id', '=', 'rooms.id').onRef('members.person_id', '=', 'invites.made_by').on('left_seq', 'is', null),
      )
      .select(['invite_id', 'rooms.id', 'rooms.name', 'rooms.icon'])
      .where('invite_id', 'in', ids)
      .where('archived_at', 'is', null)
      .orderBy('name_key')
      .execute();
    for (const { invite_id: inviteId, ...room } of rows) {
      rooms.get(inviteId)?.push(room);
    }
  }
  return rooms;
}

export async function roomsOfInvite(db: Db, id: string): Promise<readonly InvitedRoom[]> {
  return (await roomsOf(db, [id])).get(id) ?? [];
}

/** The slug of the first of the rooms of this token’s invite, as it names them, that somebody is in and where they can write; null: there is none. */
export async function firstRoomOf(db: Db, token: string, personId: PersonId): Promise<string | null> {
  const row = await db
    .selectFrom('invites')
    .innerJoin('invite_rooms', 'invite_rooms.invite_id', 'invites.id')
    .innerJoin('rooms', 'rooms.id', 'invite_rooms.room_id')
    .innerJoin('members', 'members.room_id', 'rooms.id')
    .select('rooms.slug')
    .where('token_hash', '=', hashOf(token))
    .where('person_id', '=', personId)
    .where('left_seq', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('name_key')
    .executeTakeFirst();
  return row?.slug ?? null;
}

/** As those see it who may invite. Of the server’s own none is shown. */
async function shown(db: Db, stored: readonly StoredInvite[]): Promise<Invite[]> {
  const rooms = await roomsOf(
    db,
    stored.map(({ id }) => id),
  );
  return stored.flatMap(({ id, role, by, created_at: createdAt, expires_at: expiresAt, uses, used }) =>
    role === 'owner' || by === null || expiresAt === null ? [] : [{ id, role, rooms: rooms.get(id) ?? [], by, createdAt, expiresAt, uses, used }],
  );
}

/** Those that can be used, the newest first. */
export async function listInvites(db: Db, now: number): Promise<Invite[]> {
  return shown(db, await usable(db, now).orderBy('invites.created_at', 'desc').orderBy('invites.id').execute());
}

export async function inviteById(db: Db, id: string, now: number): Promise<Invite | undefined> {
  return (await shown(db, await usable(db, now).where('invites.id', '=', id).execute()))[0];
}

/** Who made the invite of this id, if there is one. */
export async function makerOf(db: Db, id: string): Promise<Pick<InvitesTable, 'made_by' | 'role' | 'used'> | undefined> {
  return db.selectFrom('invites').select(['made_by', 'role', 'used']).where('id', '=', id).executeTakeFirst();
}

export interface NewInvite {
  readonly id: string;
  readonly token: string;
  readonly role: InvitedRole | 'owner';
  readonly madeBy: PersonId | null;
  readonly expiresAt: number | null;
  readonly uses: number;
  readonly roomIds: readonly RoomId[];
}

export async function insertInvite(db: Db, fresh: NewInvite, now: number): Promise<void> {
  const { id, token, role, madeBy, expiresAt, uses, roomIds } = fresh;
  await db
    .insertInto('invites')
    .values({ id, token_hash: hashOf(token), role, made_by: madeBy, created_at: now, expires_at: expiresAt, revoked_at: null, uses, used: 0 })
    .execute();
  if (roomIds.length > 0) {
    await db
      .insertInto('invite_rooms')
      .values(roomIds.map((roomId) => ({ invite_id: id, room_id: roomId })))
      .execute();
  }
}

/** Puts another token in the place of the one it had. */
export async function renewToken(db: Db, id: string, token: string): Promise<void> {
  await db
    .updateTable('invites')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', id)
    .execute();
}

export async function deleteInvite(db: Db, id: string): Promise<void> {
  await db.deleteFrom('invites').where('id', '=', id).execute();
}

/** Nobody comes by it any more; who did is kept. */
export async function revokeInvite(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('invites').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null).execute();
}

/** Those that ended before this moment, with who came by them. */
export async function deleteEnded(db: Db, before: number): Promise<void> {
  await db.deleteFrom('invites').where('expires_at', '<', before).execute();
}

/** The server’s own invite, for the owner that it looks for, as long as nobody has used it. */
export async function ownerInvite(db: Db): Promise<Pick<InvitesTable, 'id' | 'token_hash'> | undefined> {
  return db.selectFrom('invites').select(['id', 'token_hash']).where('role', '=', 'owner').where('used', '=', 0).executeTakeFirst();
}

export async function deleteOwnerInvites(db: Db): Promise<void> {
  await db.deleteFrom('invites').where('role', '=', 'owner').execute();
}

/** Where the invites lead that somebody made. */
export async function inviteRoomsOf(db: Db, personId: PersonId): Promise<readonly object[]> {
  return db
    .selectFrom('invite_rooms')
    .innerJoin('invites', 'invites.id', 'invite_rooms.invite_id')
    .select(['invite_id as inviteId', 'room_id as roomId'])
    .where('made_by', '=', personId)
    .execute();
}
