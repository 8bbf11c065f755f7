import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Whom somebody has blocked. */
export async function blocking(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable('blocks')
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('blocked_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('at', kind === 'sqlite' ? sql`integer` : sql`bigint`, (c) => c.notNull())
    .addColumn('event_seq', kind === 'sqlite' ? sql`integer` : sql`bigint`, (c) => c.notNull())
    .addPrimaryKeyConstraint('blocks_pk', ['person_id', 'blocked_id'])
    .modifyEnd(kind === 'sqlite' ? sql`without rowid, strict` : sql``)
    .execute();
  await db.schema.createIndex('blocks_blocked').on('blocks').column('blocked_id').execute();
}
