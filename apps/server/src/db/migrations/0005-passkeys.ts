import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Passkeys, and the challenges that were answered. A challenge that nobody has answered is kept nowhere. */
export async function passkeys(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;

  await db.schema
    .createTable('passkeys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('counter', integer, (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('site', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('used_at', integer)
    .modifyEnd(kind === 'sqlite' ? sql`strict` : sql``)
    .execute();
  await db.schema.createIndex('passkeys_person').on('passkeys').column('person_id').execute();

  await db.schema
    .createTable('spent_challenges')
    .addColumn('challenge', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
  await db.schema.createIndex('spent_challenges_expires').on('spent_challenges').column('expires_at').execute();
}
