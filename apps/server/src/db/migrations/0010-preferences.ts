import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** How people like it, a row for each thing that they have chosen, and when nobody is to disturb them. */
export async function preferences(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('preferences')
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('preferences_pk', ['person_id', 'name'])
    .modifyEnd(kind === 'sqlite' ? sql`without rowid, strict` : sql``)
    .execute();
  await db.schema.alterTable('profiles').addColumn('dnd_until', integer).execute();
  await db.schema.alterTable('profiles').addColumn('dnd_ended', integer).execute();
  await db.schema
    .alterTable('profiles')
    .addColumn('dnd_schedule', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
