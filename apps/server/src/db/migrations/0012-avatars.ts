import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Photos of people, and the files that may lie in the data folder, by what is in them. */
export async function avatars(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  // Written before a file is, and gone after it: nothing lies there that nobody knows of.
  await db.schema
    .createTable('files')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('bytes', integer, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();

  await db.schema
    .createTable('avatars')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('small', 'text', (c) => c.notNull().references('files.hash'))
    .addColumn('large', 'text', (c) => c.notNull().references('files.hash'))
    // Since when it is nobody's photo any more; null: it is.
    .addColumn('unused_since', integer)
    .modifyEnd(clustered)
    .execute();
  for (const column of ['person_id', 'small', 'large', 'unused_since']) {
    await db.schema.createIndex(`avatars_${column}`).on('avatars').column(column).execute();
  }

  await db.schema
    .alterTable('profiles')
    .addColumn('avatar', 'text', (c) => c.references('avatars.id'))
    .execute();
}
