import { nameKey } from '@parley/shared/text.ts';
import type { Kysely } from 'kysely';

/** What of the table this migration knows: what is in `schema.ts` today may be something else by then. */
interface Known {
  rooms: { id: string; topic: string; topic_key: string };
}

/** Topics as names are compared, for browsing: SQLite's own `lower` knows no letters but a to z. */
export async function topicKeys(given: Kysely<unknown>): Promise<void> {
  const db = given as Kysely<Known>;
  await db.schema
    .alterTable('rooms')
    .addColumn('topic_key', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  for (const { id, topic } of await db.selectFrom('rooms').select(['id', 'topic']).execute()) {
    await db
      .updateTable('rooms')
      .set({ topic_key: nameKey(topic) })
      .where('id', '=', id)
      .execute();
  }
}
