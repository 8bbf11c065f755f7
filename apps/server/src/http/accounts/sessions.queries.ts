import type { PersonId } from '@parley/shared/ids.ts';
import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';

/** What of a session says whether it is still good. */
export interface StoredSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly updatedAt: Date;
}

/** SQLite has times as text. */
type Row = { readonly [Field in keyof StoredSession]: StoredSession[Field] extends Date ? Date | string : string };

/** Those of the sessions that are there. Our own question: the library's answer turns every field of every row over, which thousands feel. */
export async function sessionsByIds(db: Db, ids: readonly string[]): Promise<StoredSession[]> {
  if (ids.length === 0) {
    return [];
  }
  const { rows } = await sql<Row>`
    select id, token, "expiresAt", "updatedAt" from auth_sessions where id in (${sql.join(ids)})`.execute(db);
  return rows.map(({ id, token, expiresAt, updatedAt }) => ({ id, token, expiresAt: new Date(expiresAt), updatedAt: new Date(updatedAt) }));
}

export interface ListedSession extends StoredSession {
  readonly userAgent: string | null;
  readonly createdAt: Date;
}

type ListedRow = { readonly [Field in keyof ListedSession]: ListedSession[Field] extends Date ? Date | string : ListedSession[Field] };

/** Everywhere this person is signed in, good or not, the one used last first. */
export async function sessionsOf(db: Db, personId: PersonId): Promise<ListedSession[]> {
  const { rows } = await sql<ListedRow>`
    select id, token, "expiresAt", "updatedAt", "createdAt", "userAgent" from auth_sessions where "userId" = ${personId}
    order by "updatedAt" desc, id`.execute(db);
  return rows.map((row) => ({ ...row, expiresAt: new Date(row.expiresAt), updatedAt: new Date(row.updatedAt), createdAt: new Date(row.createdAt) }));
}
