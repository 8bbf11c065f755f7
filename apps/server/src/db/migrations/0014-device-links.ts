import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Links that sign another device of somebody in: one for each person, another takes its place. */
export async function deviceLinks(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  await db.schema
    .createTable('device_links')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    // Who made it has to be signed in still.
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
}
