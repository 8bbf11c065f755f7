import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './connect.ts';
import type { Schema } from './schema.ts';

const INT8 = 20;

/** PostgreSQL by its URL. Counts and times arrive as numbers: none of ours nears 2^53. */
export function connectPostgres(url: string, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) },
  });
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on('error', onError);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'postgres', write: db, read: db, close: () => db.destroy() };
}
