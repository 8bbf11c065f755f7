import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Database } from './connect.ts';
import type { Schema } from './schema.ts';

/** Statements that stay prepared: far more than the server has. */
const PREPARED_MOST = 500;

/** A disk that is full ends the transaction by itself. Rolling it back then must not fail: that would hide why. */
const nothingToRollBack: ReturnType<SqliteDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

/** `db.prepare` with a memory: preparing costs several times what running does. */
function remembering(db: BetterSqlite3.Database): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => db.close(),
    prepare(sql) {
      if (sql === 'rollback' && !db.inTransaction) {
        return nothingToRollBack;
      }
      let statement = prepared.get(sql);
      if (statement === undefined) {
        if (prepared.size >= PREPARED_MOST) {
          prepared.clear();
        }
        statement = db.prepare(sql) as unknown as ReturnType<SqliteDatabase['prepare']>;
        prepared.set(sql, statement);
      }
      return statement;
    },
  };
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
  const write = new Kysely<Schema>({ dialect: new SqliteDialect({ database: remembering(writer) }) });
  const read = new Kysely<Schema>({ dialect: new SqliteDialect({ database: remembering(reader) }) });
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
