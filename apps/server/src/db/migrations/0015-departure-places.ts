import { type Kysely, sql } from 'kysely';

/** Where in each room to begin to look for somebody who left, in the place of what they were called. Of who is being looked for at present: everywhere. */
export async function departurePlaces(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('departures').renameColumn('names', 'came_after').execute();
  await sql`update departures set came_after = '{}'`.execute(db);
}
