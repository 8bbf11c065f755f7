import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, inject, onTestFinished } from 'vitest';
import { connect, type Database, type DatabaseKind } from './connect.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/index.ts';

/** A database that is there for one test, with the settings that lead to it. */
export interface TestDatabase {
  readonly kind: DatabaseKind;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

export async function createDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  if (kind === 'sqlite') {
    return { kind, databaseUrl: null, dataDir };
  }
  const url = new URL(inject('postgresUrl'));
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = await connect({ databaseUrl: url.href, dataDir }, () => {});
  await sql`create database ${sql.id(name)}`.execute(admin.write);
  await admin.close();
  url.pathname = `/${name}`;
  return { kind, databaseUrl: url.href, dataDir };
}

async function open(config: TestDatabase, extra: Readonly<Record<string, Migration>> = {}): Promise<Database> {
  const database = await connect(config, () => {});
  await migrate(database, extra);
  return database;
}

/** Runs the same suite on every database that Parley runs on. */
export function forEachDatabase(suite: (tools: { create(): Promise<TestDatabase>; open: typeof open }) => void): void {
  describe.each([
    ['SQLite', 'sqlite'],
    ['PostgreSQL', 'postgres'],
  ] as const)('on %s', (_title, kind) => {
    suite({ create: () => createDatabase(kind), open });
  });
}
