import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Of sessions that ended, whether they did because their person has become more: then their browsers are told why, and forget nothing. */
export async function raisedSessions(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .alterTable('ended_sessions')
    .addColumn('raised', kind === 'sqlite' ? sql`integer` : sql`smallint`, (c) => c.notNull().defaultTo(0))
    .execute();
}
