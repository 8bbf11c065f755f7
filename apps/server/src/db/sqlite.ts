import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { allowDirectly } from './compiled.ts';
import type { Database } from './connect.ts';
import type { Schema } from './schema.ts';

/** Statements that stay prepared: far more than the server has. */
const PREPARED_MOST = 500;

type Statement = ReturnType<SqliteDatabase['prepare']>;

/** `db.prepare` with a memory: preparing costs several times what running does. */
function remembering(db: BetterSqlite3.Database): SqliteDatabase {
  const prepared = new Map<string, Statement>();
  return {
    close: () => db.close(),
    prepare(sql) {
      let statement = prepared.get(sql);
      if (statement === undefined) {
        if (prepared.size >= PREPARED_MOST) {
          prepared.clear();
        }
        statement = db.prepare(sql) as unknown as Statement;
        prepared.set(sql, statement);
      }
      return statement;
    },
  };
}

function queries(connection: BetterSqlite3.Database): Kysely<Schema> {
  const database = remembering(connection);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  allowDirectly(db, (sql, parameters) => {
    const statement = database.prepare(sql);
    return statement.reader ? { rows: statement.all(parameters), changed: 0 } : { rows: [], changed: Number(statement.run(parameters).changes) };
  });
  return db;
}

function open(file: string): BetterSqlite3.Database {
  const db = new BetterSqlite3(file);
  db.pragma('busy_timeout = 5000');
  db.pragma('journal_mode = WAL');
  // better-sqlite3 lowers this to NORMAL in WAL mode, which loses commits when the power fails.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -64000');
  const held = {
    journal_mode: db.pragma('journal_mode', { simple: true }),
    synchronous: db.pragma('synchronous', { simple: true }),
    foreign_keys: db.pragma('foreign_keys', { simple: true }),
  };
  if (held.journal_mode !== 'wal' || held.synchronous !== 2 || held.foreign_keys !== 1) {
    db.close();
    throw new Error(`The database in ${file} does not keep what is committed: ${JSON.stringify(held)}.`);
  }
  return db;
}

/**
 * SQLite in a folder: one connection that writes and one that reads, so that reading never waits for a commit and never
 * sees half of one.
 */
export function connectSqlite(folder: string): Database {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'parley.db');
  const writer = open(file);
  const reader = open(file);
  reader.pragma('query_only = ON');
  const write = queries(writer);
  const read = queries(reader);
  return {
    kind: 'sqlite',
    write,
    read,
    async close() {
      await read.destroy();
      await write.destroy();
    },
  };
}
