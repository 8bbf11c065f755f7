import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './http/testing.ts';
import { listening, run } from './testing-process.ts';

test('SET2 with bad settings it says all that is wrong, in sentences, and ends', async () => {
  const running = await run({ PORT: 'http', TRUST_PROXY: '-1', ALLOWED_ORIGINS: '*' });
  expect(await running.ended).toBe(1);
  expect(running.output()).toBe(
    [
      'Parley can’t start:',
      '  PORT must be a whole number from 0 to 65535; it is “http”.',
      '  ALLOWED_ORIGINS must be like https://chat.example.com, without a path; it is “*”.',
      '  TRUST_PROXY must be a whole number from 0 to 10; it is “-1”.',
      '',
    ].join('\n'),
  );
  expect(await readdir(running.dataDir)).toEqual([]);
});

/** What it says of why it does not start, when that is all it says. */
async function whyNot(env: Readonly<Record<string, string>>): Promise<string> {
  const running = await run(env);
  expect(await running.ended).toBe(1);
  const [, reason] = /^Parley can’t start: (.*)\n$/u.exec(running.output()) ?? [];
  return reason ?? `more than a sentence: ${running.output()}`;
}

test('SET3 a port that is taken: it says so with another, in one sentence, and leaves nothing open in the folder', async () => {
  const first = await run();
  const { port } = new URL(await listening(first));
  const second = await run({ PORT: port });
  expect(await second.ended).toBe(1);
  expect(second.output()).toBe(`Parley can’t start: port ${port} is in use. Set PORT to another one, such as ${Number(port) + 1}.\n`);
  expect((await readdir(second.dataDir)).toSorted()).toEqual(['parley.db', 'parley.lock', 'secret']);
  expect(await whyNot({ DATABASE_URL: `postgres://parley:canary@127.0.0.1:${port}/x` })).toBe(
    `PostgreSQL does not answer at 127.0.0.1:${port}. Look whether it runs, and whether DATABASE_URL is right.`,
  );
});

test('SET3 an address that is none, a folder that is none: it names the setting and what to do, in one sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [file, locked] = [join(folder, 'a-file'), join(folder, 'locked')];
  await writeFile(file, '');
  // Where everybody may write everywhere, a folder in the lock’s place is what cannot be opened.
  await mkdir(join(locked, 'parley.lock'), { recursive: true });
  expect(await Promise.all([whyNot({ HOST: '192.0.2.1' }), whyNot({ DATA_DIR: file }), whyNot({ DATA_DIR: locked })])).toEqual([
    'HOST is 192.0.2.1, which is no address of this computer. Set it to one that is, or leave it out to listen on all of them.',
    `DATA_DIR is ${file}, but a file is in the way of that folder. Set it to another one.`,
    `DATA_DIR is ${locked}, where Parley may not write. Let it, or set DATA_DIR to another folder.`,
  ]);
});

test.runIf(existsSync('/proc/self'))('SET3 a folder that can’t be made is said to be, and nothing is tried for ever', async () => {
  expect(await whyNot({ DATA_DIR: '/proc/parley' })).toBe('DATA_DIR is /proc/parley, a folder that can’t be made. Set it to another one.');
});

test('SET11 what it keeps is for nobody else who uses the computer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  await listening(await run({ DATA_DIR: data }));
  const files = await readdir(data);
  expect(files).toContain('parley.db');
  for (const path of [data, ...files.map((name) => join(data, name))]) {
    expect([path, (await stat(path)).mode & 0o077]).toEqual([path, 0]);
  }
});

test('SET8 who started it hears the address, or why not, whatever is logged', async () => {
  const running = await run({ LOG_LEVEL: 'silent' });
  const news = (await running.news) as { url: string };
  expect((await ask(news.url, '/health/live')).status).toBe(200);
  expect(running.output()).toBe('');
  const second = await run({ LOG_LEVEL: 'silent', DATA_DIR: running.dataDir });
  expect(await second.news).toEqual({ problem: expect.stringContaining('Another Parley is running') });
  expect(await second.ended).toBe(1);
});

test('DRAIN2 SIGTERM ends it in order, with sockets and requests open', async () => {
  const running = await run();
  const url = await listening(running);
  const entered = await ask(url, '/api/guests', { body: { name: 'Maya' } });
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { origin: url, cookie: entered.headers.getSetCookie()[0] ?? '' },
  });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  running.process.kill('SIGTERM');
  expect(await running.ended).toBe(0);
});

test('PRIV2 no name, token or text gets into the log', async () => {
  const running = await run({ LOG_LEVEL: 'debug' });
  const url = await listening(running);
  const entered = await ask(url, '/api/guests', { body: { name: 'Canary Name' } });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { cookie, origin: url };
  await ask(url, '/api/guests', { body: { name: 'canary name' } });
  await ask(url, '/api/message:send', { body: { id: 'canary', roomId: 'canary', body: 'canary text' }, headers });
  await ask(url, '/api/message:send', { body: '{"canary', headers: { ...headers, 'content-type': 'application/json' } });
  await ask(url, '/api/canary?token=canary', { body: {}, headers });
  await ask(url, '/r/canary', { headers });
  await ask(url, '/socket.io/?EIO=4&transport=canary', { headers });
  const socket = io(url, { transports: ['websocket'], reconnection: false, extraHeaders: headers });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  await socket.emitWithAck('room:create', { roomId: 'canary', name: 'canary' });
  running.process.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(running.output()).toContain('"signal":"SIGTERM"');
  expect(running.output()).not.toMatch(/canary/iu);
  expect(running.output()).not.toContain(cookie.slice('parley='.length, 40));
});
