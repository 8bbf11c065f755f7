import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from './migrate.ts';
import { connectSqlite, isSafeVersion } from './sqlite.ts';

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'));
  const database = connectSqlite(folder, false);
  onTestFinished(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  await migrate(database);
  return database;
}

test('LOG8 SQLite keeps what is committed: WAL, every commit synced, references checked', async () => {
  const database = await open();
  for (const db of [database.write, database.read]) {
    expect((await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }]);
    expect((await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
    expect((await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(db)).rows).toEqual([{ foreign_keys: 1 }]);
  }
  await expect(sql`delete from settings`.execute(database.read)).rejects.toThrow('readonly');
});

test.each([
  ['3.51.2', false],
  ['3.51.3', true],
  ['3.51.10', true],
  ['3.52.0', false],
  ['3.52.1', true],
  ['3.9.99', false],
  ['4.0.0', true],
])('SET7 whether SQLite %s is safe to start with: %s', (version, safe) => expect(isSafeVersion(version)).toBe(safe));
