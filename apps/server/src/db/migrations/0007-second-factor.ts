import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Who is asked for a code after the password, and the backup codes that are left to them. */
export async function secondFactor(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;

  await db.schema
    .createTable('second_factors')
    .addColumn('person_id', 'text', (c) => c.primaryKey())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('since', integer, (c) => c.notNull())
    .addColumn('last_step', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();

  await db.schema
    .createTable('backup_codes')
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('backup_codes_pk', ['person_id', 'hash'])
    .modifyEnd(clustered)
    .execute();
}
