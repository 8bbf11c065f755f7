import { Worker } from 'node:worker_threads';
import { createClient } from '@parley/client/create-client.ts';
import { createMemoryStorage } from '@parley/client/memory-storage.ts';
import { createSocketIoTransport } from '@parley/client/socket-io-transport.ts';
import { systemClock } from '@parley/client/system-clock.ts';
import type { Client, ConnectionStatus, Sink } from '@parley/client/types.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ServerProcess } from '../fixtures/server.ts';
import { enter, type Guest } from './device.ts';

const CLIENTS = Number(process.env['CLIENTS'] ?? 200);
const PEOPLE = 20;
const ROOMS = 20;
const patience = { timeout: 100_000, interval: 20 };

interface Plain {
  readonly client: Client;
  readonly heard: Map<string, number[]>;
  status: ConnectionStatus | null;
}

let server: ServerProcess;
const plain: Plain[] = [];

function nothing(): void {}

/** The shipped client with nothing behind it but what came. */
function connect({ cookie }: Guest): Plain {
  const heard = new Map<string, number[]>();
  const sink: Sink = {
    batch: (apply) => apply(),
    personSnapshot: nothing,
    roomSnapshot: nothing,
    event: (log, seq) => void heard.set(log, [...(heard.get(log) ?? []), seq]),
    roomGone: nothing,
    heads: nothing,
    signal: nothing,
    outbox: nothing,
    status: (status) => void (made.status = status),
  };
  const client = createClient({
    url: server.url,
    sink,
    storage: createMemoryStorage(),
    clock: systemClock,
    random: Math.random,
    newId: () => uuidv7(),
    transport: createSocketIoTransport({ extraHeaders: { cookie } }),
    onProblem: nothing,
  });
  const made: Plain = { client, heard, status: null };
  client.connect();
  plain.push(made);
  return made;
}

function allOnline(): void {
  expect(plain.filter(({ status }) => status !== 'online')).toHaveLength(0);
}

beforeAll(async () => {
  server = await ServerProcess.start();
}, 120_000);

afterAll(async () => {
  for (const { client } of plain) client.close();
  await server.remove();
});

test('HERD3 after a restart every device is back in step, however many there are', async () => {
  const guests = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => enter(server.url, `Person ${index}`)));
  const people = guests.map(connect);
  const rooms = Array.from({ length: ROOMS }, () => uuidv7() as RoomId);
  const [first] = people as [Plain];
  for (const [index, roomId] of rooms.entries()) {
    expect(await first.client.send('room:create', { roomId, name: `Room ${index}`, topic: '', icon: '' })).toMatchObject({ ok: true });
    await Promise.all(people.slice(1).map(({ client }) => client.send('room:join', { roomId })));
  }
  for (let index = people.length; index < CLIENTS; index += 1) connect(guests[index % PEOPLE] as Guest);
  await vi.waitFor(allOnline, patience);
  for (const { client } of plain) await Promise.all(rooms.map((roomId) => client.open(roomId)));

  await server.end('SIGKILL');
  await vi.waitFor(() => expect(plain.filter(({ status }) => status === 'online')).toHaveLength(0), patience);
  for (const { heard } of plain) heard.clear();
  const watch = new Worker(new URL('lag.ts', import.meta.url), { workerData: `${server.url}/health/live` });
  await server.begin();
  const started = performance.now();
  for (const roomId of rooms) await first.client.post(roomId, 'back');
  await vi.waitFor(() => {
    allOnline();
    expect(plain.filter(({ heard }) => rooms.some((roomId) => heard.get(roomId)?.length !== 1))).toHaveLength(0);
  }, patience);
  const took = Math.round(performance.now() - started);
  const answered = new Promise<string>((resolve) => void watch.once('message', resolve));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  watch.postMessage('report');
  console.info(`herd: ${plain.length} devices with ${ROOMS} rooms each in step after ${took} ms; /health/live meanwhile: ${await answered}`);
  await watch.terminate();
  expect(server.problems(0)).toEqual([]);
});
