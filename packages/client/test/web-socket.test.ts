import type { Server, Socket } from 'socket.io';
import { expect, test } from 'vitest';
import { createSocketIoTransport } from '../src/socket-io-transport.ts';
import { systemClock } from '../src/system-clock.ts';
import type { CreateTransport } from '../src/transport.ts';
import type { Clock } from '../src/types.ts';
import { createWebSocketTransport } from '../src/web-socket-transport.ts';
import { attempt, ends, listen } from './real-server.ts';

const polling = createSocketIoTransport({ pollFirst: true });

function create(fallback: () => Promise<CreateTransport> = () => Promise.resolve(polling), clock: Clock = systemClock): CreateTransport {
  return createWebSocketTransport({ connect: (url) => new WebSocket(url), clock, fallback });
}

function never(): Promise<CreateTransport> {
  return Promise.reject(new Error('no fallback is wanted here'));
}

function nextSocket(io: Server): Promise<Socket> {
  return new Promise((resolve) => {
    io.once('connection', resolve);
  });
}

test('CONN7 the connection is a WebSocket, and the fallback is not even asked for', async () => {
  const { io, url } = await listen();
  const socket = nextSocket(io);
  expect(await attempt(url, create(never)).next()).toEqual(['opened']);
  expect((await socket).conn.transport.name).toBe('websocket');
});

test('CONN7 where WebSockets are refused it polls, within the same attempt', async () => {
  const { io, http, url } = await listen();
  http.removeAllListeners('upgrade');
  http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const socket = nextSocket(io);
  const { transport, next } = attempt(url, create());
  expect(await next()).toEqual(['opened']);
  const server = await socket;
  expect(server.conn.transport.name).toBe('polling');
  server.emit('log:heads', { self: 1 });
  expect(await next()).toEqual(['received', ['log:heads', { self: 1 }]]);
  const asked = new Promise((resolve) => {
    server.on('log:read', (request, reply) => {
      reply('read');
      resolve(request);
    });
  });
  const answer = new Promise((resolve) => {
    transport.emit('log:read', { after: 3 }, resolve);
  });
  expect(await asked).toEqual({ after: 3 });
  expect(await answer).toBe('read');
});

test('CONN7 where WebSockets are swallowed without a word, the next attempt polls at once', async () => {
  const { io, http, url } = await listen();
  http.removeAllListeners('upgrade');
  const swallowed = new Promise<void>((resolve) => {
    http.on('upgrade', (_request, socket) => {
      ends.push(() => socket.destroy());
      resolve();
    });
  });
  const both = create();
  const first = attempt(url, both);
  await swallowed;
  first.transport.close();
  const socket = nextSocket(io);
  expect(await attempt(url, both).next()).toEqual(['opened']);
  expect((await socket).conn.transport.name).toBe('polling');
});

test('CONN2 a handshake refused as unauthenticated is told from every other end', async () => {
  const { io, url } = await listen();
  const reasons = [{ code: 'unauthenticated' }, { code: 'busy' }, null];
  io.use((_socket, next) => next(Object.assign(new Error('no'), { data: reasons.shift() })));
  expect(await attempt(url, create(never)).next()).toEqual(['refused']);
  expect(await attempt(url, create(never)).next()).toEqual(['closed']);
  expect(await attempt(url, create(never)).next()).toEqual(['closed']);
});

test('CONN1 no server, a server that hangs up, a fallback that does not load: the attempt is closed, once', async () => {
  const { io, url } = await listen();
  const { next } = attempt(url, create());
  expect(await next()).toEqual(['opened']);
  io.disconnectSockets(true);
  expect(await next()).toEqual(['closed']);
  await io.close();
  expect(await attempt(url, create()).next()).toEqual(['closed']);
  expect(await attempt(url, create(never)).next()).toEqual(['closed']);
});

test('CONN7 payloads and answers go both ways, each answer to its question', async () => {
  const { io, url } = await listen();
  const pending: (() => void)[] = [];
  io.on('connection', (socket) => {
    socket.on('log:read', (request, reply) => {
      pending.push(() => reply({ ok: true, value: request }));
      // The later question is answered first.
      if (pending.length === 2) for (const answer of pending.toReversed()) answer();
    });
    socket.on('typing:set', (input) => socket.emit('typing:changed', input));
  });
  const { transport, next } = attempt(url, create(never));
  await next();
  const answers = [3, 4].map(
    (after) =>
      new Promise((resolve) => {
        transport.emit('log:read', { after, text: 'a “quote”, \n a line, 👩🏽‍💻' }, resolve);
      }),
  );
  expect(await Promise.all(answers)).toMatchObject([{ value: { after: 3 } }, { value: { after: 4, text: 'a “quote”, \n a line, 👩🏽‍💻' } }]);
  transport.emit('typing:set', { typing: true });
  expect(await next()).toEqual(['received', ['typing:changed', { typing: true }]]);
});

test('CONN1 it answers the heartbeat, and closes itself when the server falls silent', async () => {
  const { io, url } = await listen({ pingInterval: 20, pingTimeout: 10_000 });
  const asked: number[] = [];
  let silence = (): void => {};
  const clock: Clock = {
    now: systemClock.now,
    after(ms, task) {
      asked.push(ms);
      silence = task;
      return () => {};
    },
  };
  const socket = nextSocket(io);
  const { next } = attempt(url, create(never, clock));
  expect(await next()).toEqual(['opened']);
  const { conn } = await socket;
  // Twice, so that the first answer was heard.
  for (let beats = 0; beats < 2; beats += 1) await new Promise((resolve) => void conn.once('heartbeat', () => resolve(null)));
  expect(asked.at(-1)).toBe(10_020);
  silence();
  expect(await next()).toEqual(['closed']);
});

test('CONN1 closing it says goodbye to the server and reports nothing', async () => {
  const { io, url } = await listen();
  const socket = nextSocket(io);
  const { transport, next } = attempt(url, create(never));
  await next();
  const reason = new Promise((resolve) => void socket.then((server) => server.once('disconnect', resolve)));
  transport.close();
  expect(await reason).toBe('client namespace disconnect');
  transport.emit('typing:set', {});
});
