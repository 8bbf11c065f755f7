import type { Server } from 'socket.io';
import { expect, test } from 'vitest';
import { createClient } from '../src/create-client.ts';
import { createMemoryStorage } from '../src/memory-storage.ts';
import { createSocketIoTransport, type SocketIoOptions } from '../src/socket-io-transport.ts';
import { systemClock } from '../src/system-clock.ts';
import type { ConnectionStatus, Sink } from '../src/types.ts';
import { attempt, ends, listen } from './real-server.ts';
import { personPage, syncAnswer } from './stage.ts';

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
  const { next } = attempt(url, createSocketIoTransport());
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
  expect(await attempt(url, createSocketIoTransport()).next()).toEqual(['refused']);
  expect(await attempt(url, createSocketIoTransport()).next()).toEqual(['closed']);
  expect(await attempt(url, createSocketIoTransport()).next()).toEqual(['closed']);
});

test('CONN1 no server, a server that hangs up: the attempt is closed, and does not come back by itself', async () => {
  const { io, url } = await listen();
  const { next } = attempt(url, createSocketIoTransport());
  await next();
  io.disconnectSockets(true);
  expect(await next()).toEqual(['closed']);
  await io.close();
  expect(await attempt(url, createSocketIoTransport()).next()).toEqual(['closed']);
});

test('CONN7 payloads and answers go both ways', async () => {
  const { io, url } = await listen();
  io.on('connection', (socket) => {
    socket.on('log:read', (request, reply) => reply({ ok: true, value: request }));
    socket.on('typing:set', (input) => socket.emit('typing:changed', input));
  });
  const { transport, next } = attempt(url, createSocketIoTransport());
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
