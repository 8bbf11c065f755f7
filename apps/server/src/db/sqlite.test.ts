import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId, RoomId, MessageId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { quiet } from '../lib/testing-logger.ts';
import { createLog } from '../log/log.ts';
import { migrate } from './migrate.ts';
import { connectSqlite } from './sqlite.ts';

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'));
  const database = connectSqlite(folder);
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

test('LOG7 a full disk is answered retry, and sending works again when there is room', async () => {
  const database = await open();
  const log = createLog(database, Date.now, quiet);
  const room = uuidv7() as RoomId;
  const alice = uuidv7() as PersonId;
  await log.commit((tx) => tx.createLog(room, 'room'));
  const send = () =>
    log.commit(async (tx) => {
      const { ord } = await tx.nextMessage(room);
      return tx.appendMessage(room, alice, 'message:sent', { id: uuidv7() as MessageId, ord, body: 'x'.repeat(8_000) });
    });
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.write);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(database.write);
  const results = await Promise.allSettled(Array.from({ length: 40 }, send));
  expect(results.every((result) => result.status === 'rejected' && 'afterMs' in result.reason)).toBe(true);
  await sql`pragma max_page_count = 1000000`.execute(database.write);
  expect((await send()).seq).toBe(1);
});
