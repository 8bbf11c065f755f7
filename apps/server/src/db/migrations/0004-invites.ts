import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** What people are in the whole of it, and links that let others in, kept as what their tokens hash to. */
export async function invites(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .alterTable('people')
    // Who has an account is told from the accounts' own tables, once these are there.
    .addColumn('role', 'text', (c) => c.notNull().defaultTo('guest'))
    .execute();
  await db.schema
    .createTable('invites')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('people.id'))
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('expires_at', integer)
    .addColumn('revoked_at', integer)
    .addColumn('uses', integer, (c) => c.notNull())
    .addColumn('used', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('invite_rooms')
    .addColumn('invite_id', 'text', (c) => c.notNull().references('invites.id').onDelete('cascade'))
    .addColumn('room_id', 'text', (c) => c.notNull().references('rooms.id'))
    .addPrimaryKeyConstraint('invite_rooms_pk', ['invite_id', 'room_id'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('invite_uses')
    .addColumn('invite_id', 'text', (c) => c.notNull().references('invites.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('invite_uses_pk', ['invite_id', 'person_id'])
    .modifyEnd(clustered)
    .execute();
}
