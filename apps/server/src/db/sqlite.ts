import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { StartProblem } from '../lib/errors.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { allowDirectly } from './compiled.ts';
import type { Database } from './connect.ts';
import type { Schema } from './schema.ts';

/** Statements that stay prepared: far more than the server has. */
const PREPARED_MOST = 500;

type Statement = ReturnType<SqliteDatabase['prepare']>;

/** A disk that is full ends the transaction by itself. Rolling it back then must not fail: that would hide why. */
const nothingToRollBack: Statement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

/** `db.prepare` with a memory: preparing costs several times what running does. */
function remembering(db: BetterSqlite3.Database): SqliteDatabase {
  const prepared = new Map<string, Statement>();
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

const FIRST_SAFE = [3, 51, 3];
const WITHDRAWN = '3.52.0';

/** Before 3.51.3, and in 3.52.0, SQLite could damage a database when its log began anew. */
export function isSafeVersion(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differs = FIRST_SAFE.findIndex((part, index) => part !== parts[index]);
  return version !== WITHDRAWN && (differs === -1 || (parts[differs] ?? 0) > (FIRST_SAFE[differs] ?? 0));
}

function versionOf(db: BetterSqlite3.Database): string {
  return db.prepare<[], string>('select sqlite_version()').pluck().get() ?? '';
}

/** Throws a sentence if the file is damaged. */
function check(db: BetterSqlite3.Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') {
    throw new BetterSqlite3.SqliteError(String(found), 'SQLITE_CORRUPT');
  }
}

/** Says of a damaged file what is the matter and what to do. */
function orDamaged<T>(file: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/u.test(error.code)) {
      throw new StartProblem(`The database ${file} is damaged. Put a backup in its place, or move it away to start with an empty one.`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** A connection that is not used after all is closed: SQLite’s files beside the database go with the last one. */
function orClosed<T>(db: BetterSqlite3.Database, task: () => T): T {
  try {
    return task();
  } catch (error) {
    db.close();
    throw error;
  }
}

function open(file: string): BetterSqlite3.Database {
  const db = new BetterSqlite3(file);
  orClosed(db, () => setUp(db, file));
  return db;
}

/** How long (ms) another process that has the file is waited for. */
export const BUSY_MOST = 5_000;

function setUp(db: BetterSqlite3.Database, file: string): void {
  db.pragma(`busy_timeout = ${BUSY_MOST}`);
  db.pragma('journal_mode = WAL');
  // better-sqlite3 lowers this to NORMAL in WAL mode, which loses commits when the power fails.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // What is deleted is gone from the file, too.
  db.pragma('secure_delete = ON');
  db.pragma('cache_size = -64000');
  const held = {
    journal_mode: db.pragma('journal_mode', { simple: true }),
    synchronous: db.pragma('synchronous', { simple: true }),
    foreign_keys: db.pragma('foreign_keys', { simple: true }),
  };
  if (held.journal_mode !== 'wal' || held.synchronous !== 2 || held.foreign_keys !== 1) {
    throw new StartProblem(`The database in ${file} does not keep what is committed: ${JSON.stringify(held)}.`);
  }
}

/** The connection that writes, to a file that can be trusted. */
function openChecked(file: string, checked: boolean): BetterSqlite3.Database {
  const db = open(file);
  return orClosed(db, () => {
    const version = versionOf(db);
    if (!isSafeVersion(version)) {
      throw new StartProblem(`SQLite ${version} can damage a database: Parley needs 3.51.3 or later, but not ${WITHDRAWN}.`);
    }
    if (checked) {
      check(db);
    }
    return db;
  });
}

/**
 * SQLite in a folder: one connection that writes and one that reads, so that reading never waits for a commit and never
 * sees half of one. `checked`: the file is looked through first, for which a large one takes its time.
 */
export function connectSqlite(folder: string, checked: boolean): Database {
  makeFolder(folder);
  const file = join(folder, 'parley.db');
  const writer = orDamaged(file, () => openChecked(file, checked));
  const reader = orClosed(writer, () => open(file));
  reader.pragma('query_only = ON');
  const write = queries(writer);
  const read = queries(reader);
  return {
    kind: 'sqlite',
    write,
    read,
    async close() {
      await read.destroy();
      // Kysely closes only what it has used.
      reader.close();
      try {
        // All in one file, so that a copy of it is complete.
        writer.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // The disk is full, or worse. What stays in the log beside it is read on the next start.
      }
      await write.destroy();
      writer.close();
    },
  };
}
