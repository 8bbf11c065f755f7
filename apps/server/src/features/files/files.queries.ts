import type { Db } from '../../db/schema.ts';

/** Notes files that are about to be written. */
export async function noteFiles(db: Db, files: readonly { readonly hash: string; readonly bytes: number }[], now: number): Promise<void> {
  await db
    .insertInto('files')
    .values(files.map(({ hash, bytes }) => ({ hash, bytes, at: now })))
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** Of these files, or of all that may lie in the data folder, those that nothing leads to. Whoever keeps files says here where what leads to them stands. */
export async function unusedFiles(db: Db, among?: readonly string[]): Promise<string[]> {
  if (among?.length === 0) {
    return [];
  }
  const rows = await db
    .selectFrom('files')
    .select('hash')
    .$if(among !== undefined, (query) => query.where('hash', 'in', among ?? []))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('avatars').select('id').whereRef('avatars.small', '=', 'files.hash'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('avatars').select('id').whereRef('avatars.large', '=', 'files.hash'))))
    .execute();
  return rows.map((row) => row.hash);
}

export async function forgetFile(db: Db, hash: string): Promise<void> {
  await db.deleteFrom('files').where('hash', '=', hash).execute();
}
