import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../db/schema.ts';
import { fileColumns } from '../kept.ts';

/** Notes files that are about to be written. */
export async function noteFiles(db: Db, files: readonly { readonly hash: string; readonly bytes: number }[], now: number): Promise<void> {
  await db
    .insertInto('files')
    .values(files.map(({ hash, bytes }) => ({ hash, bytes, at: now })))
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** Of these files, or of all that may lie in the data folder, those that nothing leads to. */
export async function unusedFiles(db: Db, among?: readonly string[]): Promise<string[]> {
  if (among?.length === 0) {
    return [];
  }
  const rows = await db
    .selectFrom('files')
    .select('hash')
    .$if(among !== undefined, (query) => query.where('hash', 'in', among ?? []))
    .where(({ and }) =>
      and(
        fileColumns.map(
          ({ table, column }) =>
            sql<SqlBool>`not exists (select 1 from ${sql.table(table)} where ${sql.ref(`${table}.${column}`)} = ${sql.ref('files.hash')})`,
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.hash);
}

export async function forgetFile(db: Db, hash: string): Promise<void> {
  await db.deleteFrom('files').where('hash', '=', hash).execute();
}
