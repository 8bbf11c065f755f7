import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** Who somebody is with whom they sign in elsewhere: one of them is never two people. */
export async function oidc(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  await db.schema
    .createTable('identities')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('used_at', integer, (c) => c.notNull())
    .addUniqueConstraint('identities_subject', ['issuer', 'subject'])
    .modifyEnd(clustered)
    .execute();
  await db.schema.createIndex('identities_person').on('identities').columns(['person_id', 'id']).execute();
}
