import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/**
 * With which seq somebody first came to a room, however often they left since: what they did there stands behind it. Where the room’s log does not say it, 0:
 * everything is looked through. It says in one place what departures kept for themselves.
 */
export async function firstPlaces(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .alterTable('members')
    .addColumn('first_seq', kind === 'sqlite' ? sql`integer` : sql`bigint`, (c) => c.notNull().defaultTo(0))
    .execute();
  // The rooms’ logs are read once, for all of their members.
  await sql`
    update members set first_seq = came.seq
    from (select log_id, actor_id, min(seq) as seq from log_events where type = 'member:joined' group by log_id, actor_id) as came
    where came.log_id = members.room_id and came.actor_id = members.person_id`.execute(db);
  await db.schema.alterTable('departures').dropColumn('came_after').execute();
}
