import { sql } from 'kysely';
import { connectPostgres } from './postgres.ts';
import type { Db } from './schema.ts';
import { connectSqlite } from './sqlite.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

export interface Database {
  readonly kind: DatabaseKind;
  /** For changes. Those of rooms and people go through the log's commit groups. */
  readonly write: Db;
  /** For reading what is committed. */
  readonly read: Db;
  close(): Promise<void>;
}

export interface DatabaseConfig {
  /** `postgres://…`; without it SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** Opens the database. Throws if it would not keep what it has committed, or if it is damaged (`checked`: a file of ours is looked through). */
export async function connect(config: DatabaseConfig, onError: (error: Error) => void, checked = false): Promise<Database> {
  if (config.databaseUrl === null) {
    return connectSqlite(config.dataDir, checked);
  }
  const database = connectPostgres(config.databaseUrl, onError);
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit')`.execute(database.read);
  const off = rows.filter((row) => row.setting === 'off');
  if (off.length > 0) {
    await database.close();
    throw new Error(`PostgreSQL would not keep what is committed: ${off.map((row) => `${row.name} is off`).join(', ')}.`);
  }
  return database;
}
