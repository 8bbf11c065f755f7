import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './connect.ts';
import type { Db, Schema } from './schema.ts';

const INT8 = 20;

function open(url: string, max: number, onError: (error: Error) => void): Db {
  const types = new pg.TypeOverrides();
  // Counts and times arrive as numbers: none of ours nears 2^53.
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    types,
  });
  // A connection that breaks must not end the process, be it idle (the pool's error) or in the middle of a query (the client's own).
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** PostgreSQL by its URL. Writing has connections of its own, so that commits never wait behind reading, who somebody is included. */
export function connectPostgres(url: string, onError: (error: Error) => void): Database {
  const write = open(url, 3, onError);
  const read = open(url, 10, onError);
  return {
    kind: 'postgres',
    write,
    read,
    async close() {
      await Promise.all([read.destroy(), write.destroy()]);
    },
  };
}
