import { type Kysely, sql } from 'kysely';

/** Whoever ends their sessions asks for those that ended as they became more: few, among all that are remembered for ninety days. */
export async function raisedOfPeople(db: Kysely<unknown>): Promise<void> {
  await sql`create index ended_sessions_raised on ended_sessions (person_id) where raised = 1`.execute(db);
}
