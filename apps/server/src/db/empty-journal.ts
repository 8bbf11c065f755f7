import { sql } from 'kysely';
import type { Database } from './connect.ts';
import { BUSY_MOST } from './sqlite.ts';

/**
 * Empties what SQLite keeps beside its file: what was overwritten is in there until then. False: somebody reads at present. They are not waited for, since
 * everything would be meanwhile.
 */
export async function emptyJournal({ kind, write }: Pick<Database, 'kind' | 'write'>): Promise<boolean> {
  if (kind !== 'sqlite') {
    return true;
  }
  return write.connection().execute(async (db) => {
    await sql`pragma busy_timeout = 0`.execute(db);
    try {
      const { rows } = await sql<{ readonly busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
      return rows[0]?.busy === 0;
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(BUSY_MOST)}`.execute(db);
    }
  });
}
