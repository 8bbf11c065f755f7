import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** When the person of a session has proved that it is them: without a row they have not, however the session began. */
export async function sessionProofs(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  await db.schema
    .createTable('session_proofs')
    .addColumn('session_id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
  await db.schema.createIndex('session_proofs_person').on('session_proofs').column('person_id').execute();
}
