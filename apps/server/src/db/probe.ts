import { randomUUID } from 'node:crypto';
import type { Database } from './connect.ts';

/** Writes a row to disk; throws if the database does not. */
export async function probe(database: Database): Promise<void> {
  const value = randomUUID();
  await database.write
    .insertInto('settings')
    .values({ key: 'probe', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
