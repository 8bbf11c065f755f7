import { sql } from 'kysely';
import { StartProblem } from '../lib/errors.ts';
import { connectPostgres } from './postgres.ts';
import type { Db } from './schema.ts';
import { connectSqlite } from './sqlite.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

export interface Database {
  readonly kind: DatabaseKind;
  /** For changes. Those of rooms and people go through the log's commit groups; beside them sessions are begun and ended, and the disk is tried. */
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

/** Those of the settings that keep what is committed which are off. */
async function settingsOff(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit')`.execute(db);
  return rows.filter((row) => row.setting === 'off').map((row) => row.name);
}

/** Opens the database. Throws if it would not keep what it has committed, or if it is damaged (`checked`: a file of ours is looked through). */
export async function connect(config: DatabaseConfig, onError: (error: Error) => void, checked = false): Promise<Database> {
  if (config.databaseUrl === null) {
    return connectSqlite(config.dataDir, checked);
  }
  const database = connectPostgres(config.databaseUrl, onError);
  const off = await settingsOff(database.read).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  if (off.length > 0) {
    await database.close();
    throw new StartProblem(`PostgreSQL would not keep what is committed: ${off.map((name) => `${name} is off`).join(', ')}.`);
  }
  return database;
}
