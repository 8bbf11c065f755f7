import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type ServerOptions } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import { createClient } from '../src/create-client.ts';
import { createMemoryStorage } from '../src/memory-storage.ts';
import { createSocketIoTransport, type SocketIoOptions } from '../src/socket-io-transport.ts';
import { systemClock } from '../src/system-clock.ts';
import type { Transport, TransportEvents } from '../src/transport.ts';
import type { ConnectionStatus, Sink } from '../src/types.ts';
import { personPage, syncAnswer } from './stage.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A real Socket.IO server on a free port. */
async function listen(options: Partial<ServerOptions> = {}) {
  const http = createServer();
  const io = new Server(http, { serveClient: false, ...options });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ends.push(() => io.close());
  return { io, http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

type Outcome = readonly [what: 'opened' | 'closed' | 'refused' | 'received', detail?: unknown];

/** One attempt, and what it reports, in order. */
function attempt(url: string, create = createSocketIoTransport()): { transport: Transport; next(): Promise<Outcome> } {
  const outcomes: Outcome[] = [];
  let wake = (): void => {};
  function report(...outcome: Outcome): void {
    outcomes.push(outcome);
    wake();
  }
  const events: TransportEvents = {
    opened: () => report('opened'),
    closed: () => report('closed'),
    refused: () => report('refused'),
    received: (name, payload) => report('received', [name, payload]),
  };
  const transport = create(url, events);
  ends.push(() => transport.close());
  async function next(): Promise<Outcome> {
    for (;;) {
      const outcome = outcomes.shift();
      if (outcome !== undefined) return outcome;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  transport.open();
  return { transport, next };
}

function asksBy(io: Server, options?: SocketIoOptions): Promise<{ by: string; cookie: string | undefined }> {
  return new Promise((resolve) => {
    io.on('connection', (socket) => resolve({ by: socket.conn.transport.name, cookie: options && socket.handshake.headers.cookie }));
  });
}

test('CONN7 the connection is a WebSocket, and carries the cookie that it was given', async () => {
  const { io, url } = await listen();
  const options = { extraHeaders: { cookie: 'session=alice' } };
  const asked = asksBy(io, options);
  const { next } = attempt(url, createSocketIoTransport(options));
  expect(await next()).toEqual(['opened']);
  expect(await asked).toEqual({ by: 'websocket', cookie: 'session=alice' });
});

test('CONN7 where WebSockets are refused it polls, within the same attempt', async () => {
  const { io, http, url } = await listen();
  http.removeAllListeners('upgrade');
  http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const asked = asksBy(io);
  const { next } = attempt(url);
  expect(await next()).toEqual(['opened']);
  expect((await asked).by).toBe('polling');
});

test('CONN7 where WebSockets are swallowed without a word, the next attempt polls first', async () => {
  const { io, http, url } = await listen();
  http.removeAllListeners('upgrade');
  const swallowed = new Promise<void>((resolve) => {
    http.on('upgrade', (_request, socket) => {
      ends.push(() => socket.destroy());
      resolve();
    });
  });
  const create = createSocketIoTransport();
  const first = attempt(url, create);
  await swallowed;
  first.transport.close();
  const asked = asksBy(io);
  const second = attempt(url, create);
  expect(await second.next()).toEqual(['opened']);
  expect((await asked).by).toBe('polling');
});

test('CONN2 a handshake refused as unauthenticated is told from every other end', async () => {
  const { io, url } = await listen();
  const reasons = [{ code: 'unauthenticated' }, { code: 'busy' }, null];
  io.use((_socket, next) => next(Object.assign(new Error('no'), { data: reasons.shift() })));
  expect(await attempt(url).next()).toEqual(['refused']);
  expect(await attempt(url).next()).toEqual(['closed']);
  expect(await attempt(url).next()).toEqual(['closed']);
});

test('CONN1 no server, a server that hangs up: the attempt is closed, and does not come back by itself', async () => {
  const { io, url } = await listen();
  const { next } = attempt(url);
  await next();
  io.disconnectSockets(true);
  expect(await next()).toEqual(['closed']);
  await io.close();
  expect(await attempt(url).next()).toEqual(['closed']);
});

test('CONN7 payloads and answers go both ways', async () => {
  const { io, url } = await listen();
  io.on('connection', (socket) => {
    socket.on('log:read', (request, reply) => reply({ ok: true, value: request }));
    socket.on('typing:set', (input) => socket.emit('typing:changed', input));
  });
  const { transport, next } = attempt(url);
  await next();
  const answer = new Promise((resolve) => {
    transport.emit('log:read', { after: 3 }, resolve);
  });
  expect(await answer).toEqual({ ok: true, value: { after: 3 } });
  transport.emit('typing:set', { typing: true });
  expect(await next()).toEqual(['received', ['typing:changed', { typing: true }]]);
});

test('CONN1 SYNC3 a client over a real connection comes back by itself and syncs, after the server has thrown it out', async () => {
  const { io, url } = await listen();
  io.on('connection', (socket) => {
    socket.on('log:sync', (_request, reply) => reply({ ok: true, value: syncAnswer({ self: personPage(1) }) }));
  });
  let heard = (_status: ConnectionStatus): void => {};
  function status(wanted: ConnectionStatus): Promise<void> {
    return new Promise((resolve) => {
      heard = (told) => {
        if (told === wanted) resolve();
      };
    });
  }
  const ignore = (): void => {};
  const sink: Sink = {
    batch: (apply) => apply(),
    personSnapshot: ignore,
    roomSnapshot: ignore,
    event: ignore,
    roomGone: ignore,
    heads: ignore,
    signal: ignore,
    outbox: ignore,
    status: (told) => heard(told),
  };
  const client = createClient({
    url,
    sink,
    storage: createMemoryStorage(),
    clock: systemClock,
    random: () => 0,
    newId: () => 'id',
    transport: createSocketIoTransport(),
  });
  ends.push(() => client.close());
  const first = status('online');
  client.connect();
  await first;
  const lost = status('offline');
  io.disconnectSockets(true);
  await lost;
  await status('online');
  expect(io.engine.clientsCount).toBe(1);
});
