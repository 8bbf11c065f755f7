import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './http/testing.ts';

interface Running {
  readonly process: ChildProcess;
  readonly dataDir: string;
  /** All it has written so far. */
  output(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

async function run(env: Record<string, string> = {}): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-main-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env: { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...env } });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  }
  return { process: child, dataDir, output: () => chunks.join(''), ended };
}

async function listening({ process: child }: Running): Promise<string> {
  if (child.stdout === null) {
    throw new Error('no stdout');
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, url } = JSON.parse(line) as { msg: string; url: string };
    if (msg === 'listening') {
      return url;
    }
  }
  throw new Error('it ended');
}

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
