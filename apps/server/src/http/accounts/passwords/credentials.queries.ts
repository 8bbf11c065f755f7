import type { PersonId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { type RawBuilder, sql } from 'kysely';
import type { DatabaseKind } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import type { Tx } from '../../../log/types.ts';
import { hashOf } from '../sessions/sessions.queries.ts';
import { flag, time } from '../values.ts';

/** The library’s tables, by our own statements: what belongs together is written in one transaction, and what was read in it is held (PostgreSQL). */

const PROVIDER = 'credential';

/** SQLite has one writer anyway. */
function held(kind: DatabaseKind, how: 'for update' | 'for share', of: string): RawBuilder<unknown> {
  return kind === 'sqlite' ? sql`` : sql.raw(`${how} of ${of}`);
}

export interface Credential {
  readonly id: string;
  readonly personId: PersonId;
  readonly hash: string;
}

/** The password of who has this user name. */
export async function credentialOf(db: Db, by: { readonly userName: string } | { readonly personId: PersonId }): Promise<Credential | undefined> {
  const who = 'userName' in by ? sql`u.username = ${by.userName}` : sql`u.id = ${by.personId}`;
  const { rows } = await sql<Credential>`
    select a.id, u.id as "personId", a.password as hash from auth_users u join auth_accounts a on a."userId" = u.id and a."providerId" = ${PROVIDER}
    where ${who}`.execute(db);
  return rows[0];
}

/** Nobody else begins or ends a session of this person until the end of the transaction. First in each: so that no two wait for each other. */
export async function holdPerson(db: Db, kind: DatabaseKind, personId: PersonId): Promise<void> {
  if (kind !== 'sqlite') {
    // As a change of the row would: what only refers to it may come and go.
    await sql`select 1 from auth_users where id = ${personId} for no key update`.execute(db);
  }
}

/** Whether this is the password still, until the end of the transaction. */
export async function isStill(db: Db, kind: DatabaseKind, { id, hash }: Credential): Promise<boolean> {
  const { rows } = await sql`select 1 from auth_accounts a where id = ${id} and password = ${hash} ${held(kind, 'for share', 'a')}`.execute(db);
  return rows.length > 0;
}

/** Links to a new password that nobody has used are good for nothing any more, nor is one that confirms an address: whoever knew the old one may have asked for it. */
async function endLinks(db: Db, personId: PersonId, now: number): Promise<void> {
  await db.deleteFrom('address_links').where('person_id', '=', personId).execute();
  await db
    .updateTable('reset_links')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

/** Puts a password in the place of the one that was read; false if that is not the password any more. Links to a new one end with it. */
export async function replacePassword(db: Db, kind: DatabaseKind, { id, personId, hash }: Credential, next: string, now: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update auth_accounts set password = ${next}, "updatedAt" = ${time(kind, now)} where id = ${id} and password = ${hash}`.execute(db);
  await endLinks(db, personId, now);
  return numAffectedRows === 1n;
}

/** Whose session it is, in a transaction that holds its person: nobody’s, a guest’s, or somebody’s who has an account. */
export async function ownerOf(db: Db, sessionId: string): Promise<'nobody' | 'guest' | 'account'> {
  const { rows } = await sql<{ isAnonymous: number | boolean | null }>`
    select u."isAnonymous" from auth_sessions s join auth_users u on u.id = s."userId" where s.id = ${sessionId}`.execute(db);
  return rows[0] === undefined ? 'nobody' : rows[0].isAnonymous ? 'guest' : 'account';
}

export async function isUserNameTaken(db: Db, userName: string): Promise<boolean> {
  const { rows } = await sql`select 1 from auth_users where username = ${userName}`.execute(db);
  return rows.length > 0;
}

/** What somebody signs in with; null: a guest. */
export async function userNameOf(db: Db, personId: PersonId): Promise<string | null> {
  const { rows } = await sql<{ username: string | null }>`select username from auth_users where id = ${personId}`.execute(db);
  return rows[0]?.username ?? null;
}

/** The account of somebody new, a guest so far. */
export async function insertGuest(db: Db, kind: DatabaseKind, personId: PersonId, now: number): Promise<void> {
  await sql`
    insert into auth_users (id, name, email, "emailVerified", "createdAt", "updatedAt", "isAnonymous")
    values (${personId}, 'guest', ${`${personId}@guests.invalid`}, ${flag(kind, false)}, ${time(kind, now)}, ${time(kind, now)}, ${flag(kind, true)})`.execute(
    db,
  );
}

/** Takes somebody new back, with their sessions. */
export async function deleteGuest(db: Db, personId: PersonId): Promise<void> {
  await sql`delete from auth_sessions where "userId" = ${personId}`.execute(db);
  await sql`delete from auth_users where id = ${personId}`.execute(db);
}

/** A guest has an account from now on. A user name that somebody has is a duplicate (`isDuplicate`). */
export async function makeAccount(db: Db, kind: DatabaseKind, personId: PersonId, userName: string, now: number): Promise<void> {
  await sql`update auth_users set username = ${userName}, "isAnonymous" = ${flag(kind, false)}, "updatedAt" = ${time(kind, now)} where id = ${personId}`.execute(
    db,
  );
}

/** Gives an account that has no password one, as it is kept; in a transaction that holds its person and has looked. */
export async function setFirstPassword(db: Db, kind: DatabaseKind, personId: PersonId, hash: string, now: number): Promise<void> {
  await sql`
    insert into auth_accounts (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${uuidv7()}, ${personId}, ${PROVIDER}, ${personId}, ${hash}, ${time(kind, now)}, ${time(kind, now)})`.execute(db);
  await endLinks(db, personId, now);
}

export interface NewSession {
  readonly id: string;
  readonly personId: PersonId;
  /** As the cookie carries it; what is kept is what it hashes to. */
  readonly token: string;
  readonly device: string;
  readonly expiresAt: number;
}

export async function insertSession(db: Db, kind: DatabaseKind, session: NewSession, now: number): Promise<void> {
  await sql`
    insert into auth_sessions (id, "userId", token, "userAgent", "ipAddress", "createdAt", "updatedAt", "expiresAt")
    values (${session.id}, ${session.personId}, ${hashOf(session.token)}, ${session.device}, '', ${time(kind, now)}, ${time(kind, now)},
      ${time(kind, session.expiresAt)})`.execute(db);
}

export interface EndedSession {
  readonly sessionId: string;
  readonly personId: PersonId;
}

async function deleteSessions(db: Db, where: RawBuilder<unknown>): Promise<(EndedSession & { readonly tokenHash: string })[]> {
  const { rows } = await sql<EndedSession & { tokenHash: string }>`
    delete from auth_sessions where ${where} returning id as "sessionId", "userId" as "personId", token as "tokenHash"`.execute(db);
  return rows;
}

/** As long as the cookie lasts, in milliseconds: then nobody comes with it any more. */
const REMEMBERED = 90 * 86_400_000;

/** Keeps in mind that these were ended from elsewhere, for their browsers to be told. */
async function remember(db: Db, personId: PersonId, tokenHashes: readonly string[], raised: boolean, now: number): Promise<void> {
  if (tokenHashes.length === 0) {
    return;
  }
  await db
    .deleteFrom('ended_sessions')
    .where('at', '<', now - REMEMBERED)
    .execute();
  await db
    .insertInto('ended_sessions')
    .values(tokenHashes.map((tokenHash) => ({ token_hash: tokenHash, person_id: personId, at: now, raised: raised ? 1 : 0 })))
    .execute();
}

/** Whose session of this token was ended from elsewhere, and whether that was for becoming more; undefined: none was. */
export async function whoseEnded(db: Db, token: string): Promise<{ readonly personId: PersonId; readonly raised: boolean } | undefined> {
  const found = await db.selectFrom('ended_sessions').select(['person_id', 'raised']).where('token_hash', '=', hashOf(token)).executeTakeFirst();
  return found && { personId: found.person_id, raised: found.raised === 1 };
}

/** What a browser ends itself: it knows what to forget. */
export function endOwn(db: Db, personId: PersonId, sessionId: string): Promise<EndedSession[]> {
  return deleteSessions(db, sql`"userId" = ${personId} and id = ${sessionId}`);
}

/** Ends the sessions of somebody who has just become more (T11): what is theirs stays in those browsers, as if the time was up. */
export async function endRaised(db: Db, personId: PersonId, now: number): Promise<EndedSession[]> {
  const ended = await deleteSessions(db, sql`"userId" = ${personId}`);
  const hashes = ended.map(({ tokenHash }) => tokenHash);
  await remember(db, personId, hashes, true, now);
  return ended;
}

/** Ends one of a person’s sessions, all but one, or all, from elsewhere; gives those that were there. */
export async function endSessions(
  db: Db,
  personId: PersonId,
  which: { readonly id: string } | { readonly but: string } | 'all',
  now: number,
): Promise<EndedSession[]> {
  const those = which === 'all' ? sql`true` : 'id' in which ? sql`id = ${which.id}` : sql`id <> ${which.but}`;
  const ended = await deleteSessions(db, sql`"userId" = ${personId} and ${those}`);
  if (which === 'all' || 'but' in which) {
    // What had ended by itself when they became more is to be forgotten, too, wherever that was.
    // Written out: SQLite takes the index for what it can see only.
    await sql`update ended_sessions set raised = 0 where person_id = ${personId} and raised = 1`.execute(db);
  }
  const hashes = ended.map(({ tokenHash }) => tokenHash);
  await remember(db, personId, hashes, false, now);
  return ended;
}

/** Ends every session of somebody, in a transaction of the log’s, and whoever is about to begin one waits for it. */
export async function endAll({ db, now }: Pick<Tx, 'db' | 'now'>, kind: DatabaseKind, personId: PersonId): Promise<void> {
  await holdPerson(db, kind, personId);
  await endSessions(db, personId, 'all', now);
}

/** Ends those that were used longest ago, beyond so many. */
export function endOldest(db: Db, personId: PersonId, most: number): Promise<EndedSession[]> {
  return deleteSessions(
    db,
    sql`"userId" = ${personId} and id not in (select id from auth_sessions where "userId" = ${personId} order by "updatedAt" desc, id desc limit ${most})`,
  );
}
