import { once } from 'node:events';
import { request } from 'node:http';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import type { Socket } from 'node:net';
import { io, type Socket as Client } from 'socket.io-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { forEachDatabase } from './db/testing.ts';
import { ask } from './http/testing.ts';
import { quiet } from './lib/testing-logger.ts';
import { enter, start } from './testing-server.ts';

const transports = ['websocket', 'polling'] as const;
type Transport = (typeof transports)[number];

function socketTo(url: string, transport: Transport, headers: Record<string, string>): Client {
  const socket = io(url, { transports: [transport], reconnection: false, forceNew: true, extraHeaders: headers });
  onTestFinished(() => void socket.disconnect());
  return socket;
}

/** What comes with the socket's next event of this name. */
function next(socket: Client, event: string): Promise<unknown> {
  return new Promise((resolve) => void socket.once(event, resolve));
}

/** What becomes of a handshake: `connected`, or the reason why not. */
function handshake(url: string, transport: Transport, headers: Record<string, string>): Promise<string> {
  const socket = socketTo(url, transport, headers);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', (error) => resolve('data' in error ? (error.data as { code: string }).code : 'refused'));
  });
}

forEachDatabase(({ create, createEmpty }) => {
  test.each(transports)('ORIGIN6 T5 a handshake by %s from any other origin is refused before anything else', async (transport) => {
    const { url } = await start(await create(), { allowedOrigins: ['https://app.example'] });
    const cookie = await enter(url, 'Maya');
    const by = (headers: Record<string, string>) => handshake(url, transport, headers);
    for (const origin of [
      'http://evil.example',
      'null',
      `${url}.evil`,
      'https://app.example.evil',
      'http://app.example',
      url.replace('127.0.0.1', 'localhost'),
    ]) {
      expect(await by({ cookie, origin })).toBe('refused');
    }
    expect(await by({ cookie })).toBe('refused');
    expect(await by({ cookie, 'sec-fetch-site': 'cross-site' })).toBe('refused');
    expect(await by({ cookie, origin: url })).toBe('connected');
    expect(await by({ cookie, origin: 'https://app.example' })).toBe('connected');
    expect(await by({ cookie, 'x-parley': '1' })).toBe('connected');
    expect(await by({ origin: url })).toBe('unauthenticated');
    expect(await by({ origin: url, cookie: 'parley=made-up' })).toBe('unauthenticated');
  });

  test.each(transports)(
    'ORIGIN8 a handshake by %s under a name that is not known is refused with what to set, and said in the log',
    async (transport) => {
      const warnings: string[] = [];
      const logger = { ...quiet, warn: (_fields: object, message: string) => void warnings.push(message) };
      const { url } = await start(await create(), {}, logger);
      const headers = { host: 'chat.example.com:3000', origin: 'http://chat.example.com:3000', 'x-parley': '1' };
      expect(await handshake(url, transport, headers)).toBe('refused');
      const upgrade = transport === 'polling' ? {} : { connection: 'upgrade', upgrade: 'websocket' };
      const answer = await ask(url, `/socket.io/?EIO=4&transport=${transport}`, { headers: { ...headers, ...upgrade } });
      expect(answer.status).toBe(transport === 'polling' ? 403 : 400);
      expect(answer.text).toContain('set PUBLIC_URL=http://chat.example.com:3000 where Parley runs');
      expect(warnings).toContainEqual(expect.stringContaining('set PUBLIC_URL'));
      expect(warnings.join(' ')).not.toContain('chat.example.com:3000');
    },
  );

  test.each(transports)('EDGE7 by %s one address has so many connections at most, another and this computer are not touched', async (transport) => {
    const { url } = await start(await create(), { trustProxy: 1, socketsPerAddress: 3 });
    const cookie = await enter(url, 'Maya');
    const from = (address: string) => ({ cookie, origin: url, 'x-forwarded-for': address });
    const sockets = [1, 2, 3].map(() => socketTo(url, transport, from('192.0.2.7')));
    await Promise.all(sockets.map((socket) => next(socket, 'connect')));
    const refused = await ask(url, '/socket.io/?EIO=4&transport=polling', { headers: from('192.0.2.7') });
    expect([refused.status, refused.json()]).toMatchObject([
      403,
      { message: expect.stringContaining('Too many connections are open from your address.') },
    ]);
    expect(await handshake(url, transport, from('192.0.2.8'))).toBe('connected');
    for (let index = 0; index < 5; index += 1) {
      expect(await handshake(url, transport, { cookie, origin: url })).toBe('connected');
    }
    sockets[0]?.disconnect();
    await vi.waitFor(async () => expect(await handshake(url, transport, from('192.0.2.7'))).toBe('connected'));
  });

  test('EDGE7 connections that are opened in the same moment are counted one by one', async () => {
    const { url } = await start(await create(), { trustProxy: 1, socketsPerAddress: 3 });
    const cookie = await enter(url, 'Maya');
    const headers = { cookie, origin: url, 'x-forwarded-for': '192.0.2.7' };
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => handshake(url, 'websocket', headers)));
    expect(outcomes.filter((outcome) => outcome === 'connected')).toHaveLength(3);
  });

  test('EDGE7 a connection that the server closes is over at once, also when the other end never answers that', async () => {
    const { url } = await start(await create(), { trustProxy: 1, socketsPerAddress: 1 });
    const headers = { cookie: await enter(url, 'Maya'), origin: url, 'x-forwarded-for': '192.0.2.7' };
    const asked = request(`${url}/socket.io/?EIO=4&transport=websocket`, {
      headers: {
        ...headers,
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      },
    });
    asked.end();
    const [, raw] = (await once(asked, 'upgrade')) as [unknown, Socket];
    const closed = once(raw, 'close');
    // “40”, masked with nothing, connects; a second time it is a mistake that ends the connection.
    const connect = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]);
    raw.on('data', (data: Buffer) => void (data.includes('40{') && raw.write(connect)));
    raw.write(connect);
    await closed;
    expect(await handshake(url, 'websocket', headers)).toBe('connected');
  });

  test('ORIGIN7 what polling answers only pages of our own and of listed origins can read', async () => {
    const { url } = await start(await create(), { allowedOrigins: ['https://app.example'] });
    const poll = (headers: Record<string, string>, method = 'GET') => ask(url, '/socket.io/?EIO=4&transport=polling', { method, headers });
    const refused = await poll({ origin: 'http://evil.example' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const listed = await poll({ origin: 'https://app.example' });
    expect(Object.fromEntries(listed.headers)).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-credentials': 'true',
    });
    expect((await poll({ origin: 'https://app.example' }, 'OPTIONS')).status).toBe(204);
    const alone = await start(await create());
    expect(
      (await ask(alone.url, '/socket.io/?EIO=4&transport=polling', { headers: { origin: alone.url } })).headers.has('access-control-allow-origin'),
    ).toBe(false);
  });

  test('SESSION8 signing out closes the sockets of that session, and no others', async () => {
    const { url } = await start(await create());
    const mine = { cookie: await enter(url, 'Maya'), origin: url };
    const [first, second, other] = [
      socketTo(url, 'websocket', mine),
      socketTo(url, 'polling', mine),
      socketTo(url, 'websocket', { cookie: await enter(url, 'Tom'), origin: url }),
    ];
    for (const socket of [first, second, other]) {
      await socket.emitWithAck('log:sync', { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} });
    }
    const gone = Promise.all([first, second].map((socket) => next(socket, 'disconnect')));
    expect((await ask(url, '/api/session/end', { method: 'POST', headers: mine })).status).toBe(200);
    expect(await gone).toEqual(['io server disconnect', 'io server disconnect']);
    expect(await other.emitWithAck('room:browse', { query: '', archived: false })).toMatchObject({ ok: true });
    expect(await handshake(url, 'websocket', mine)).toBe('unauthenticated');
  });

  test('SESSION8 who polls, and asks for nothing at that moment, is told with the next question', async () => {
    const { url } = await start(await create());
    const headers = { cookie: await enter(url, 'Maya'), origin: url };
    const path = '/socket.io/?EIO=4&transport=polling';
    const opened = await ask(url, path, { headers });
    const { sid } = JSON.parse(opened.text.slice(1)) as { sid: string };
    const poll = (body?: string) => ask(url, `${path}&sid=${sid}`, { headers, ...(body !== undefined && { body }) });
    await poll('40');
    await poll();
    await poll(`420["log:sync",${JSON.stringify({ protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} })}]`);
    await poll();
    expect((await ask(url, '/api/session/end', { method: 'POST', headers })).status).toBe(200);
    const packets = async () => (await poll()).text.split('\u001e');
    expect(await packets()).toContain('41');
    expect(await packets()).toContain('1');
    expect((await poll()).text).toContain('Session ID unknown');
  });

  test('SESSION9 who somebody is, and what was said, is still there after a restart', async () => {
    const database = await createEmpty();
    const before = await start(database);
    const cookie = await enter(before.url, 'Maya');
    const body = { query: '', archived: false };
    const browse = async (url: string) => (await ask(url, '/api/room:browse', { body, headers: { cookie, origin: url } })).json();
    const rooms = await browse(before.url);
    await before.close();
    const after = await start(database);
    expect(await browse(after.url)).toEqual(rooms);
    expect((await ask(after.url, '/api/session', { headers: { cookie } })).json()).toMatchObject({ person: { name: 'Maya' } });
    expect((await ask(after.url, '/api/guests', { body: { name: 'MAYA' } })).json()).toMatchObject({ code: 'conflict', suggestion: 'MAYA 2' });
  });

  test('DRAIN1 who leaves says so, ends every connection and lets go of the port', async () => {
    const server = await start(await create());
    const { url } = server;
    expect((await ask(url, '/health/ready')).json()).toEqual({ status: 'ok' });
    const headers = { cookie: await enter(url, 'Maya'), origin: url };
    const socket = socketTo(url, 'websocket', headers);
    await next(socket, 'connect');
    const [announced, closed] = [next(socket, 'server:draining'), next(socket, 'disconnect')];
    await server.close();
    expect(await announced).toEqual({ afterMs: expect.any(Number) });
    expect(await closed).toMatch(/^transport/u);
    await expect(ask(url, '/health/live')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('DRAIN4 who leaves waits no longer once the last one has gone', async () => {
    const server = await start(await create());
    const socket = socketTo(server.url, 'websocket', { cookie: await enter(server.url, 'Maya'), origin: server.url });
    await next(socket, 'connect');
    const from = performance.now();
    const announced = next(socket, 'server:draining');
    const closed = server.close();
    await announced;
    socket.disconnect();
    await closed;
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  test('DRAIN3 DRAIN4 who leaves is not ready and lets nobody in at once, takes what is on its way for a moment, and refuses nothing for good', async () => {
    const server = await start(await create());
    const { url } = server;
    const headers = { cookie: await enter(url, 'Maya'), origin: url };
    const socket = socketTo(url, 'websocket', headers);
    await socket.emitWithAck('log:sync', { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} });
    const room = { roomId: uuidv7(), name: 'Design', topic: '', icon: '' };
    expect(await socket.emitWithAck('room:create', room)).toMatchObject({ ok: true });
    const announced = next(socket, 'server:draining');
    const gone = next(socket, 'disconnect');
    const closed = server.close();
    expect(await announced).toEqual({ afterMs: 2_000 });
    expect((await ask(url, '/health/ready')).json()).toEqual({ status: 'draining' });
    expect(await handshake(url, 'websocket', headers)).toBe('retry');
    const acks: { ok: boolean | null }[] = [];
    const send = async () => {
      while (socket.connected && acks.at(-1)?.ok !== null) {
        acks.push((await socket.emitWithAck('read:mark', { roomId: room.roomId, ord: 0 })) as { ok: boolean | null });
      }
    };
    await Promise.race([send(), gone]);
    expect(acks[0]).toMatchObject({ ok: true });
    expect(acks.filter((ack) => ack.ok === false)).toEqual([]);
    expect(await gone).toMatch(/^transport/u);
    await closed;
  });
});
