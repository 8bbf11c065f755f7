import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { connect, type Database, type DatabaseConfig } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { accountMigrations } from './http/accounts/migrations.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What tests copy: a file, and a database beside that of `postgresUrl`. */
    templates: { readonly sqlite: string; readonly postgres: string };
  }
}

/** What a migration writes would be the same in every copy: an epoch, a secret or an id must not be. */
async function expectNoRows({ read }: Database): Promise<void> {
  const tables = await read.introspection.getTables();
  if (tables.length === 0) {
    throw new Error('The template has no tables.');
  }
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(read);
    if (rows.length > 0) {
      throw new Error(`Migrations write rows to ${name}, which every test would have in common.`);
    }
  }
}

async function makeTemplate(config: DatabaseConfig): Promise<void> {
  const database = await connect(config, () => {});
  try {
    await migrate(database, accountMigrations);
    await expectNoRows(database);
  } finally {
    await database.close();
  }
}

/** Runs every migration once for a whole test run, on each database: tests begin with a copy of what comes of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = new URL(project.getProvidedContext().postgresUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-template-'));
  const admin = await connect({ databaseUrl: url.href, dataDir }, () => {});
  const name = `template_${randomUUID().replaceAll('-', '')}`;
  await sql`create database ${sql.id(name)}`.execute(admin.write);
  url.pathname = `/${name}`;
  await Promise.all([makeTemplate({ databaseUrl: null, dataDir }), makeTemplate({ databaseUrl: url.href, dataDir })]);
  project.provide('templates', { sqlite: join(dataDir, 'parley.db'), postgres: name });
  return async () => {
    await sql`drop database ${sql.id(name)}`.execute(admin.write);
    await admin.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
