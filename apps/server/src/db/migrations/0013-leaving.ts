import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Who is deactivated, and who has deleted their account. */
export async function leaving(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  await db.schema
    .createTable('deactivations')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('by_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('departures')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('erased', 'integer', (c) => c.notNull())
    // What they were called, until it is found nowhere else.
    .addColumn('names', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('scrubbed_at', integer)
    .modifyEnd(clustered)
    .execute();
}
