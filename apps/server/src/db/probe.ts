import { randomBytes, randomUUID } from 'node:crypto';
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

/** More than a commit group needs: space that is there for a moment only is none. In bytes. */
const SPACE = 256 * 1024;
const SPACE_KEY = 'space';

/** Writes much and takes it back; throws if there is no space for it. What was taken stays the database's own. */
export async function probeSpace(database: Database): Promise<void> {
  const value = randomBytes(SPACE / 2).toString('hex');
  await database.write
    .insertInto('settings')
    .values({ key: SPACE_KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  await database.write.deleteFrom('settings').where('key', '=', SPACE_KEY).execute();
}
