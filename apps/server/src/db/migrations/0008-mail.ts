import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Links to a new password, kept as what their tokens hash to. They stay once they have ended: who made which for whom is for whoever looks it up. */
export async function mail(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  await db.schema
    .createTable('reset_links')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made_by', 'text', (c) => c.references('people.id'))
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .addColumn('used_at', integer)
    .addColumn('ended_at', integer)
    .modifyEnd(clustered)
    .execute();
  await db.schema.createIndex('reset_links_person').on('reset_links').columns(['person_id', 'id']).execute();
}
