import { randomUUID } from 'node:crypto';
import type { Database } from '../db/connect.ts';

const KEY = 'log_epoch';

/** Names this history of the logs. Whoever restores a backup deletes the row: devices then start afresh, instead of merging two histories. */
export async function readEpoch(database: Database): Promise<string> {
  await database.write
    .insertInto('settings')
    .values({ key: KEY, value: randomUUID() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await database.write.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirstOrThrow();
  return row.value;
}
