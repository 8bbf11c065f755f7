import { randomUUID } from 'node:crypto';
import type { Database } from '../db/connect.ts';

const KEY = 'log_epoch';

/** Names this history of the logs. Devices of another start afresh, instead of merging two histories. */
export async function readEpoch(database: Database): Promise<string> {
  await database.write
    .insertInto('settings')
    .values({ key: KEY, value: randomUUID() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await database.write.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirstOrThrow();
  return row.value;
}

/** Begins another history; for a database that was put back from a backup. Takes effect on the next start. */
export async function renewEpoch(database: Database): Promise<void> {
  await database.write.updateTable('settings').set({ value: randomUUID() }).where('key', '=', KEY).execute();
}
