import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, inject, onTestFinished } from 'vitest';
import { connect, type Database, type DatabaseKind } from './connect.ts';

/** A database that is there for one test, with the settings that lead to it. */
export interface TestDatabase {
  readonly kind: DatabaseKind;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** What stands between it and a Parley on it. */
  readonly reached?: (database: Database) => Database;
}

let admin: Promise<Database> | undefined;

/** What databases are made with. It stays open: connecting takes PostgreSQL a third as long as making one. */
function connectAdmin(): Promise<Database> {
  admin ??= connect({ databaseUrl: inject('postgresUrl'), dataDir: '' }, () => {});
  return admin;
}

async function make(kind: DatabaseKind, template: string | null): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  if (kind === 'sqlite') {
    if (template !== null) {
      await copyFile(template, join(dataDir, 'parley.db'));
    }
    return { kind, databaseUrl: null, dataDir };
  }
  const url = new URL(inject('postgresUrl'));
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const { write } = await connectAdmin();
  await sql`create database ${sql.id(name)} template ${sql.id(template ?? 'template1')} strategy wal_log`.execute(write);
  url.pathname = `/${name}`;
  return { kind, databaseUrl: url.href, dataDir };
}

/** A database that every migration has run on, and nothing else: nobody has started a server with it. */
function createDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  return make(kind, inject('templates')[kind]);
}

/** A database without any table, for tests of migrations and of a first start. */
export function createEmpty(kind: DatabaseKind): Promise<TestDatabase> {
  return make(kind, null);
}

interface Tools {
  create(): Promise<TestDatabase>;
  createEmpty(): Promise<TestDatabase>;
  open(config: TestDatabase): Promise<Database>;
}

/** Runs the same suite on every database that Parley runs on. */
export function forEachDatabase(suite: (tools: Tools) => void): void {
  describe.each([
    ['SQLite', 'sqlite'],
    ['PostgreSQL', 'postgres'],
  ] as const)('on %s', (_title, kind) => {
    suite({ create: () => createDatabase(kind), createEmpty: () => createEmpty(kind), open: (config) => connect(config, () => {}) });
  });
}
