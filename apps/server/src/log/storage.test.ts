import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { connectSqlite } from '../db/sqlite.ts';
import { forEachDatabase } from '../db/testing.ts';
import { withFaults } from '../db/testing-faults.ts';
import { startTestServer, type TestServer, until } from '../realtime/testing.ts';
import { readEvents } from './log.queries.ts';

async function pragma(database: Database, text: string): Promise<number> {
  const { rows } = await sql<Record<string, number>>`pragma ${sql.raw(text)}`.execute(database.write);
  return Object.values(rows[0] ?? {})[0] ?? 0;
}

/** Lets the database's file grow by so many pages, as a disk does on which there is little left. */
async function leaveSpace(database: Database, pages: number): Promise<void> {
  await pragma(database, `max_page_count = ${(await pragma(database, 'page_count')) + pages}`);
}

async function serve(real: Database) {
  const { database, fault } = withFaults(real);
  const server = await startTestServer(database);
  const alice = await server.person('Alice');
  const room = await server.room(alice);
  return { database, fault, server, alice, room };
}

function send({ core }: TestServer, alice: PersonId, room: RoomId, body = 'x', id: string = uuidv7()) {
  return core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:send', { id, roomId: room, body });
}

// PostgreSQL's disk cannot be made full from here: it is known by its error code.
async function startOnSqlite() {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const database = connectSqlite(dataDir, false);
  await migrate(database);
  return serve(database);
}

test('DISK1 on a full disk commands are answered retry, what is there can be read, and it goes on by itself when there is space', async () => {
  const { database, server, alice, room } = await startOnSqlite();
  const device = await server.device(alice);
  await leaveSpace(database, 150);
  const acks = await Promise.all(Array.from({ length: 200 }, () => send(server, alice, room, 'x'.repeat(1_000))));
  expect(new Set(acks.map((ack) => ack.ok))).toEqual(new Set([true, null]));
  expect(server.core.log.storage.state()).toBe('full');
  const there = acks.filter((ack) => ack.ok === true).length;
  expect(await send(server, alice, room)).toEqual({ ok: null, afterMs: 2_000 });
  expect(await device.ask('room:browse', { query: '', archived: false })).toMatchObject({ ok: true });
  expect(await device.ask('message:page', { roomId: room, limit: 100 })).toMatchObject({ ok: true });
  expect((await server.device(alice)).answer.heads[room]?.[1]).toBe(there);
  await leaveSpace(database, 1_000);
  await until(() => expect(server.core.log.storage.state()).toBe('ok'));
  expect(await send(server, alice, room)).toMatchObject({ ok: true, value: { seq: there + 3 } });
  await until(() => expect(device.events(room).filter((event) => event.type === 'message:sent')).toHaveLength(there + 1));
});

test('DISK1 also of a group with refusals in it nothing remains that was not answered', async () => {
  const { database, server, alice, room } = await startOnSqlite();
  await leaveSpace(database, 4);
  const mallory = uuidv7() as PersonId;
  const acks = await Promise.all(Array.from({ length: 60 }, (_, index) => send(server, index === 3 ? mallory : alice, room, 'x'.repeat(1_000))));
  expect(server.core.log.storage.state()).toBe('full');
  const there = acks.filter((ack) => ack.ok === true).length;
  expect(there).toBeLessThan(59);
  expect(await readEvents(database.read, room, 2, 1_000)).toHaveLength(there);
  const rows = await database.read.selectFrom('messages').select('id').execute();
  expect(rows).toHaveLength(there);
});

test('DISK1 a full disk is tried before it is believed that there is space', async () => {
  const { database, server, alice, room } = await startOnSqlite();
  await leaveSpace(database, 0);
  await Promise.all(Array.from({ length: 50 }, () => send(server, alice, room, 'x'.repeat(1_000))));
  // Room for a row, and not for work.
  await leaveSpace(database, 4);
  await server.core.log.storage.retry();
  expect(server.core.log.storage.state()).toBe('full');
});

forEachDatabase(({ create, open }) => {
  const start = async () => serve(await open(await create()));

  test.each([
    ['before', false],
    ['after', true],
  ])('DISK3 a commit that fails %s it got to disk is unknown, never rejected; nothing is written any more', async (_when, committed) => {
    const { server, alice, room, fault } = await start();
    let told = 0;
    server.core.log.storage.onBroken(() => void (told += 1));
    Object.assign(fault, { code: 'SQLITE_IOERR_FSYNC', committed });
    const acks = await Promise.all(Array.from({ length: 10 }, () => send(server, alice, room)));
    expect(acks.map((ack) => ack.ok)).toEqual(Array.from({ length: 10 }, () => null));
    expect(server.core.log.storage.state()).toBe('broken');
    expect(await send(server, alice, room)).toEqual({ ok: null, afterMs: 2_000 });
    expect(await server.core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:page', { roomId: room, limit: 10 })).toMatchObject({
      ok: true,
    });
    await server.core.log.storage.retry();
    expect(server.core.log.storage.state()).toBe('broken');
    expect(told).toBe(1);
  });

  test('DISK3 a read that fails is answered retry, never rejected', async () => {
    const { server, alice, room, fault } = await start();
    const device = await server.device(alice);
    Object.assign(fault, { code: 'SQLITE_IOERR_READ', committed: false });
    expect(await device.ask('message:page', { roomId: room, limit: 10 })).toEqual({ ok: null, afterMs: 1_000 });
    expect(server.core.log.storage.state()).toBe('broken');
    expect(await device.ask('message:page', { roomId: room, limit: 10 })).toMatchObject({ ok: true });
  });
});
