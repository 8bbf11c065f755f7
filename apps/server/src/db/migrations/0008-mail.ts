import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Addresses of accounts, links that confirm one, and links to a new password, kept as what their tokens hash to. They stay once they have ended: who made which for whom is for whoever looks it up. */
export async function mail(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  await db.schema
    .createTable('reset_links')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made_by', 'text', (c) => c.references('people.id'))
    .addColumn('way', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .addColumn('used_at', integer)
    .addColumn('ended_at', integer)
    .modifyEnd(clustered)
    .execute();
  await db.schema.createIndex('reset_links_person').on('reset_links').columns(['person_id', 'id']).execute();

  await db.schema
    .createTable('mail_addresses')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('address', 'text', (c) => c.notNull())
    // What addresses are compared by: two people never have the same.
    .addColumn('address_key', 'text', (c) => c.notNull().unique())
    .addColumn('confirmed_at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
  // One for each person: another takes its place.
  await db.schema
    .createTable('address_links')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
}
