import type { PersonId } from '@parley/shared/ids.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DatabaseKind } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import { time } from '../values.ts';

/** What is kept of a token: a copy of the database lets nobody in. It has 256 random bits, so that a plain hash is enough. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What of a session says whether it is still good. */
export interface StoredSession {
  readonly id: string;
  readonly expiresAt: Date;
  readonly updatedAt: Date;
}

/** SQLite has times as text. */
type Row = { readonly [Field in keyof StoredSession]: StoredSession[Field] extends Date ? Date | string : string };

/** Whether this session is there still: the transaction it is asked in is the one that is to come after its end. */
export async function isIn(db: Db, id: string): Promise<boolean> {
  return (await sql`select 1 from auth_sessions where id = ${id}`.execute(db)).rows.length > 0;
}

/** Those of the sessions that are there. Our own question: the library's answer turns every field of every row over, which thousands feel. */
export async function sessionsByIds(db: Db, ids: readonly string[]): Promise<StoredSession[]> {
  if (ids.length === 0) {
    return [];
  }
  const { rows } = await sql<Row>`
    select id, "expiresAt", "updatedAt" from auth_sessions where id in (${sql.join(ids)})`.execute(db);
  return rows.map(({ id, expiresAt, updatedAt }) => ({ id, expiresAt: new Date(expiresAt), updatedAt: new Date(updatedAt) }));
}

/** How long (ms) somebody who signed in anew is who they proved to be. */
const PROVED_FOR = 600_000;

/** Notes that the person of this session has signed in anew for it. */
export async function insertProof(db: Db, sessionId: string, personId: PersonId, now: number): Promise<void> {
  // Their own, and nobody else’s: whoever else is about to change something may hold those.
  await db.deleteFrom('session_proofs').where('person_id', '=', personId).execute();
  await db.insertInto('session_proofs').values({ session_id: sessionId, person_id: personId, at: now }).execute();
}

/** Whether the person of this session has signed in anew for it, within the last ten minutes. */
export async function isProved(db: Db, sessionId: string, now: number): Promise<boolean> {
  const found = await db
    .selectFrom('session_proofs')
    .select('at')
    .where('session_id', '=', sessionId)
    .where('at', '>', now - PROVED_FOR)
    .executeTakeFirst();
  return found !== undefined;
}

export interface ListedSession extends StoredSession {
  readonly userAgent: string | null;
  readonly createdAt: Date;
}

type ListedRow = { readonly [Field in keyof ListedSession]: ListedSession[Field] extends Date ? Date | string : ListedSession[Field] };

/** Everywhere this person is signed in, good or not, the one used last first. */
export async function sessionsOf(db: Db, personId: PersonId): Promise<ListedSession[]> {
  const { rows } = await sql<ListedRow>`
    select id, "expiresAt", "updatedAt", "createdAt", "userAgent" from auth_sessions where "userId" = ${personId}
    order by "updatedAt" desc, id`.execute(db);
  return rows.map((row) => ({ ...row, expiresAt: new Date(row.expiresAt), updatedAt: new Date(row.updatedAt), createdAt: new Date(row.createdAt) }));
}

export interface FoundSession extends StoredSession {
  readonly personId: PersonId;
  readonly isGuest: boolean;
  readonly userName: string | null;
}

interface FoundRow extends Row {
  readonly personId: PersonId;
  readonly isAnonymous: boolean | number | null;
  readonly userName: string | null;
}

/** The session of this token, and whose it is. */
export async function sessionByToken(db: Db, token: string): Promise<FoundSession | undefined> {
  const { rows } = await sql<FoundRow>`
    select s.id, s."expiresAt", s."updatedAt", u.id as "personId", u."isAnonymous", u.username as "userName"
    from auth_sessions s join auth_users u on u.id = s."userId" where s.token = ${hashOf(token)}`.execute(db);
  const [row] = rows;
  return (
    row && {
      id: row.id,
      expiresAt: new Date(row.expiresAt),
      updatedAt: new Date(row.updatedAt),
      personId: row.personId,
      isGuest: Boolean(row.isAnonymous),
      userName: row.userName,
    }
  );
}

/** Remembers that it was used. */
export async function noteUse(db: Db, kind: DatabaseKind, id: string, now: number): Promise<void> {
  await sql`update auth_sessions set "updatedAt" = ${time(kind, now)} where id = ${id}`.execute(db);
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await sql`delete from auth_sessions where id = ${id}`.execute(db);
}
