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
