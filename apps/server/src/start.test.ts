import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { SyncAnswer } from '@parley/shared/protocol.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ask } from './http/testing.ts';
import { inherited, listening, run, type Running } from './testing-process.ts';

/** What it says to whoever started it: its last line. */
function lastWords({ output }: Running): string | undefined {
  return output().trim().split('\n').at(-1);
}

async function kill(running: Running): Promise<void> {
  running.process.kill('SIGKILL');
  await running.ended;
}

async function enter(url: string): Promise<Record<string, string>> {
  const entered = await ask(url, '/api/guests', { body: { name: `Maya ${uuidv7().slice(-12)}` } });
  return { origin: url, cookie: entered.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

function room() {
  return { roomId: uuidv7(), name: `Room ${uuidv7()}`, topic: '', icon: '' };
}

test('SET4 where commits would not get to disk it does not start', async () => {
  const running = await run(
    {},
    `const { pragma } = Database.prototype;
    Database.prototype.pragma = function (text, ...rest) { return pragma.call(this, text.replace('= FULL', '= NORMAL'), ...rest); };`,
  );
  expect(await running.ended).toBe(1);
  expect(lastWords(running)).toMatch(/^Parley can’t start: The database in .* does not keep what is committed: .*"synchronous":1/u);
  expect(running.output()).not.toContain('"listening"');
});

test('SET5 a second server on one data folder does not start; what a killed one left is no hindrance', async () => {
  const first = await run();
  await listening(first);
  const second = await run({ DATA_DIR: first.dataDir });
  expect(await second.ended).toBe(1);
  expect(lastWords(second)).toBe(
    `Parley can’t start: Another Parley is running with the data in ${first.dataDir}. End it first, or set DATA_DIR to another folder.`,
  );
  await kill(first);
  const third = await run({ DATA_DIR: first.dataDir });
  await listening(third);
  expect(third.output()).toContain('the last run did not end in order');
  third.process.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  const fourth = await run({ DATA_DIR: first.dataDir });
  await listening(fourth);
  expect(fourth.output()).not.toContain('the last run did not end in order');
});

test('SET6 a file that is no database, or a damaged one after a kill, is refused', async () => {
  const running = await run();
  const url = await listening(running);
  const headers = await enter(url);
  for (let index = 0; index < 20; index += 1) {
    expect((await ask(url, '/api/room:create', { body: room(), headers })).status).toBe(200);
  }
  await kill(running);
  const file = join(running.dataDir, 'parley.db');
  const db = new BetterSqlite3(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const words = `Parley can’t start: The database ${file} is damaged. Put a backup in its place, or move it away to start with an empty one.`;
  const whole = await readFile(file);
  await writeFile(file, Buffer.concat([whole.subarray(0, 8_192), Buffer.alloc(whole.length - 8_192, 0x5a)]));
  const damaged = await run({ DATA_DIR: running.dataDir });
  expect(await damaged.ended).toBe(1);
  expect(lastWords(damaged)).toBe(words);
  await writeFile(file, 'no database at all '.repeat(1_000));
  const other = await run({ DATA_DIR: running.dataDir });
  expect(await other.ended).toBe(1);
  expect(lastWords(other)).toBe(words);
  await writeFile(file, whole);
  await listening(await run({ DATA_DIR: running.dataDir }));
});

/** Lets statements like these fail with this code, as long as there is a file called `fault` in the data folder. */
function failing(statements: RegExp, code: string): string {
  return `const { prepare } = Database.prototype;
    Database.prototype.prepare = function (sql) {
      const statement = prepare.call(this, sql);
      if (!${String(statements)}.test(sql)) return statement;
      const { run } = statement;
      statement.run = function (...values) {
        if (existsSync(process.env.DATA_DIR + '/fault')) throw new Database.SqliteError('the disk', '${code}');
        return run.apply(this, values);
      };
      return statement;
    };`;
}

test('DISK1 DISK2 a full disk ends nothing: it is read on, nothing is refused for good, and it goes on without a restart', async () => {
  const running = await run({}, failing(/^(?:commit|insert|update|delete)/iu, 'SQLITE_FULL'));
  const url = await listening(running);
  const headers = await enter(url);
  const fault = join(running.dataDir, 'fault');
  const status = async (path: string, body?: object) => (await ask(url, path, { headers, ...(body === undefined ? {} : { body }) })).status;
  expect(await status('/health/ready')).toBe(200);
  await writeFile(fault, '');
  const refused = await ask(url, '/api/room:create', { body: room(), headers });
  expect([refused.status, refused.json()]).toMatchObject([503, { code: 'retry' }]);
  expect((await ask(url, '/health/ready')).json()).toEqual({ status: 'disk full' });
  expect((await ask(url, '/api/guests', { body: { name: 'Tom' } })).status).toBe(503);
  expect(await status('/api/session')).toBe(200);
  expect(await status('/api/room:browse', { query: '', archived: false })).toBe(200);
  expect(await status('/health/live')).toBe(200);
  await rm(fault);
  await vi.waitFor(async () => expect(await status('/health/ready')).toBe(200), { timeout: 5_000 });
  expect(await status('/api/room:create', room())).toBe(200);
  expect((await ask(url, '/api/guests', { body: { name: 'Tom' } })).status).toBe(200);
});

test('DISK4 when the disk fails it answers retry, ends in order with an error, and looks the database through on the next start', async () => {
  const running = await run({}, failing(/^commit/iu, 'SQLITE_IOERR_FSYNC'));
  const url = await listening(running);
  const headers = await enter(url);
  const socket = io(url, { transports: ['websocket'], reconnection: false, extraHeaders: headers });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  const gone = new Promise<string>((resolve) => void socket.once('disconnect', resolve));
  await writeFile(join(running.dataDir, 'fault'), '');
  const answer = await ask(url, '/api/room:create', { body: room(), headers });
  expect([answer.status, answer.json()]).toMatchObject([503, { code: 'retry' }]);
  expect(await gone).toMatch(/^transport/u);
  expect(await running.ended).toBe(1);
  expect(running.output()).toContain('SQLITE_IOERR_FSYNC');
  const again = await run({ DATA_DIR: running.dataDir });
  const next = await listening(again);
  expect(again.output()).toContain('the last run did not end in order');
  expect((await ask(next, '/api/room:create', { body: room(), headers: { ...headers, origin: next } })).status).toBe(200);
});

test('SYNC13 a database that was put back gets a new epoch by one command, and only while no server runs', async () => {
  const epochOf = async (running: Running) => {
    const url = await listening(running);
    const socket = io(url, { transports: ['websocket'], reconnection: false, extraHeaders: await enter(url) });
    onTestFinished(() => void socket.disconnect());
    const ack = (await socket.emitWithAck('log:sync', { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} })) as {
      value: SyncAnswer;
    };
    return ack.value.epoch;
  };
  const renew = (dataDir: string) =>
    new Promise<string>((resolve) => {
      execFile(process.execPath, [join(import.meta.dirname, 'new-epoch.ts')], { env: { ...inherited, DATA_DIR: dataDir } }, (_error, out, problem) =>
        resolve(out + problem),
      );
    });
  const first = await run();
  const before = await epochOf(first);
  expect(await renew(first.dataDir)).toMatch(/^That did not work: Another Parley is running/u);
  await kill(first);
  const second = await run({ DATA_DIR: first.dataDir });
  expect(await epochOf(second)).toBe(before);
  await kill(second);
  expect(await renew(first.dataDir)).toMatch(/^Done/u);
  expect(await epochOf(await run({ DATA_DIR: first.dataDir }))).not.toBe(before);
});

test('DRAIN5 a second signal ends it at once', async () => {
  const running = await run();
  const url = await listening(running);
  const socket = io(url, { transports: ['websocket'], reconnection: false, extraHeaders: await enter(url) });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  const announced = new Promise<unknown>((resolve) => void socket.once('server:draining', resolve));
  running.process.kill('SIGTERM');
  await announced;
  running.process.kill('SIGINT');
  expect(await running.ended).toBe(1);
});
