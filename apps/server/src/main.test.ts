import { readdir, writeFile } from 'node:fs/promises';
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
      '  PORT must be a whole number from 0 to 65535.',
      '  ALLOWED_ORIGINS must be like https://chat.example.com, without a path.',
      '  TRUST_PROXY must be a whole number from 0 to 10.',
      '',
    ].join('\n'),
  );
  expect(await readdir(running.dataDir)).toEqual([]);
});

test('SET3 a port that is taken, a folder that is none, a database that does not answer: it says so and ends', async () => {
  const first = await run();
  const { port } = new URL(await listening(first));
  const second = await run({ PORT: port });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('Parley can’t start: listen EADDRINUSE');
  const file = join(first.dataDir, 'a-file');
  await writeFile(file, '');
  const third = await run({ DATA_DIR: file });
  expect(await third.ended).toBe(1);
  const fourth = await run({ DATABASE_URL: `postgres://parley:canary@127.0.0.1:${port}/x` });
  expect(await fourth.ended).toBe(1);
  expect(fourth.output()).not.toContain('canary');
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
