import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** What people say about themselves beside their name. Who says nothing has no row. */
export async function profiles(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('profiles')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('pronouns', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('time_zone', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('status_emoji', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('status_text', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('status_until', kind === 'sqlite' ? sql`integer` : sql`bigint`)
    .modifyEnd(kind === 'sqlite' ? sql`without rowid, strict` : sql``)
    .execute();
}
