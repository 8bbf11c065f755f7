import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Sessions that were ended from elsewhere, by what their tokens hash to: their browsers are told so, and forget what they kept of that person. */
export async function endedSessions(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('ended_sessions')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('at', kind === 'sqlite' ? sql`integer` : sql`bigint`, (c) => c.notNull())
    .modifyEnd(kind === 'sqlite' ? sql`without rowid, strict` : sql``)
    .execute();
  await db.schema.createIndex('ended_sessions_at').on('ended_sessions').column('at').execute();
}
