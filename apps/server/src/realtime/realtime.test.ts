import type { RoomId } from '@parley/shared/ids.ts';
import type { LogPage, RoomState, SyncAnswer } from '@parley/shared/protocol.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { expect, test } from 'vitest';
import { createLimiter } from '../lib/limiter.ts';
import { forEachDatabase } from '../db/testing.ts';
import { openPolling, startTestServer, type TestDevice, until } from './testing.ts';

forEachDatabase(({ create, open }) => {
  async function start() {
    return startTestServer(await open(await create()));
  }

  function bodies(device: TestDevice, room: string): string[] {
    return device.events(room).flatMap((event) => (event.type === 'message:sent' ? [event.payload.body] : []));
  }

  test('MSG1 a message reaches every device of every member, own ones too, once and in one order', async () => {
    const server = await start();
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const room = await server.room(alice);
    await server.core.dispatch({ personId: bob, sessionId: 's', device: null }, 'room:join', { roomId: room });
    const devices = [await server.device(alice), await server.device(alice, ['polling']), await server.device(bob)];
    for (let index = 0; index < 20; index += 1) {
      devices[index % 3]?.socket.emit('message:send', { id: uuidv7(), roomId: room, body: `message ${index}` });
    }
    for (const device of devices) {
      await until(() => expect(bodies(device, room)).toHaveLength(20));
      expect(bodies(device, room)).toEqual(bodies(devices[0] as TestDevice, room));
      expect(device.packets.filter((packet) => packet.log === room).flatMap((p) => p.events.map((_, i) => p.from + i))).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 4),
      );
    }
  });

  test('MSG2 sending the same id again makes no second message and is answered', async () => {
    const server = await start();
    const alice = await server.person('Alice');
    const room = await server.room(alice);
    const device = await server.device(alice);
    const message = { id: uuidv7(), roomId: room, body: 'once' };
    const first = await device.ask('message:send', message);
    device.socket.emit('message:send', message);
    await until(() => expect(device.signals).toContainEqual({ name: 'command:answered', payload: expect.objectContaining({ id: message.id }) }));
    expect(first).toMatchObject({ ok: true, value: { repeated: false } });
    expect(bodies(device, room)).toEqual(['once']);
  });

  test('MSG3 somebody else’s message id is refused, and tells nothing', async () => {
    const server = await start();
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const room = await server.room(alice);
    const id = uuidv7();
    const [a, b] = [await server.device(alice), await server.device(bob)];
    await a.ask('message:send', { id, roomId: room, body: 'secret' });
    const lobby = b.answer.self.kind === 'snapshot' && 'rooms' in b.answer.self.state ? b.answer.self.state.rooms[0]?.room.id : undefined;
    expect(await b.ask('message:send', { id, roomId: lobby, body: 'mine' })).toEqual({ ok: false, code: 'conflict', message: 'This id is taken.' });
  });

  test('RIGHT1 a person outside a room gets nothing of it, not even its typing', async () => {
    const server = await start();
    const [alice, eve] = [await server.person('Alice'), await server.person('Eve')];
    const room = await server.room(alice);
    const [a, e] = [await server.device(alice), await server.device(eve)];
    expect(await e.ask('log:read', { log: room, after: 0 })).toEqual({ ok: true, value: { kind: 'gone' } });
    expect(await e.ask('log:read', { log: alice, after: 0 })).toEqual({ ok: true, value: { kind: 'gone' } });
    await a.ask('typing:set', { roomId: room, typing: true });
    await a.ask('message:send', { id: uuidv7(), roomId: room, body: 'private' });
    await until(() => expect(bodies(a, room)).toEqual(['private']));
    // Alice's own packet came after everything that would have gone to Eve; one more round trip empties her line.
    await e.ask('room:browse', { query: '', archived: false });
    expect(JSON.stringify([e.packets, e.signals])).not.toContain(room);
  });

  test('ROOM1 leaving means leaving: nothing of the room arrives any more, on any device', async () => {
    const server = await start();
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const room = await server.room(alice);
    const [a, b1, b2] = [await server.device(alice), await server.device(bob), await server.device(bob)];
    await b1.ask('room:join', { roomId: room });
    await a.ask('message:send', { id: uuidv7(), roomId: room, body: 'one' });
    await until(() => expect(bodies(b2, room)).toEqual(['one']));
    await b1.ask('room:leave', { roomId: room });
    await a.ask('message:send', { id: uuidv7(), roomId: room, body: 'two' });
    for (const device of [b1, b2]) {
      await device.ask('room:browse', { query: '', archived: false });
      expect(bodies(device, room)).toEqual(['one']);
      expect(device.events(bob).map((event) => event.type)).toEqual(['room:joined', 'room:left']);
    }
    expect(a.events(room).map((event) => event.type)).toEqual(['member:joined', 'message:sent', 'member:left', 'message:sent']);
  });

  test('SYNC1 a device that comes back with a cursor gets exactly what it missed; without one, a snapshot', async () => {
    const server = await start();
    const alice = await server.person('Alice');
    const room = await server.room(alice);
    const say = (body: string) =>
      server.core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:send', { id: uuidv7(), roomId: room, body });
    await say('one');
    const device = await server.device(alice);
    const opened = await device.ask<LogPage<RoomState>>('log:read', { log: room, after: null });
    if (opened.ok !== true || opened.value.kind !== 'snapshot') {
      throw new Error('no snapshot');
    }
    expect(opened.value.state.members).toMatchObject([{ id: alice, name: 'Alice', role: 'owner' }]);
    expect(opened.value.state.messages.entries.map((entry) => entry.type)).toEqual(['room:created', 'member:joined', 'message:sent']);
    expect(opened.value.state.presence).toEqual({ [alice]: 'online' });
    const cursor = opened.value.head;
    await say('two');
    await say('three');
    const missed = await device.ask<LogPage<RoomState>>('log:read', { log: room, after: cursor });
    expect(missed).toMatchObject({
      ok: true,
      value: { kind: 'events', from: cursor + 1, head: cursor + 2, events: [{ payload: { body: 'two' } }, { payload: { body: 'three' } }] },
    });
    expect(await device.ask('log:read', { log: room, after: cursor + 100 })).toMatchObject({ ok: true, value: { kind: 'snapshot' } });
  });

  test('EDGE1 whatever a client sends, it alone gets an error and everybody else goes on', async () => {
    const server = await start();
    const [alice, mallory] = [await server.person('Alice'), await server.person('Mallory')];
    const [a, m] = [await server.device(alice), await server.device(mallory)];
    const wrong: readonly unknown[] = [undefined, null, 7, 'x', [], {}, { id: {}, roomId: [], body: { $gt: '' } }, { __proto__: { body: 'x' } }];
    for (const input of wrong) {
      expect(await m.ask('message:send', input)).toMatchObject({ ok: false, code: 'invalid' });
    }
    for (const name of ['error', 'constructor', 'toString', '__proto__', 'log:events', 'presence:changed', 'nothing']) {
      expect(await m.ask(name, {})).toMatchObject({ ok: false, code: 'invalid' });
    }
    expect(await m.ask('message:send', { id: uuidv7(), roomId: uuidv7(), body: 'x'.repeat(8_001) })).toMatchObject({ ok: false, code: 'too_long' });
    m.socket.emit('room:join', { roomId: uuidv7() });
    await until(() =>
      expect(m.signals).toContainEqual({
        name: 'command:failed',
        payload: { command: 'room:join', message: 'This needs an acknowledgement callback.' },
      }),
    );
    m.socket.emit('message:send', 'x'.repeat(70_000));
    await until(() => expect(m.socket.connected).toBe(false));
    expect(await a.ask('room:browse', { query: '', archived: false })).toMatchObject({ ok: true });
  });

  test('PRES1 members see each other come, and go away only after a while; others see nothing', async () => {
    const server = await start();
    const [alice, bob, eve] = [await server.person('Alice'), await server.person('Bob'), await server.person('Eve')];
    const room: RoomId = await server.room(alice);
    const [a, e] = [await server.device(alice), await server.device(eve)];
    const b = await server.device(bob);
    await b.ask('room:join', { roomId: room });
    const shown = (device: TestDevice): Record<string, string> =>
      Object.assign(
        {},
        ...device.signals.map(({ name, payload }) => {
          const change = payload as { roomId: string; people: Record<string, string> };
          return name === 'presence:changed' && change.roomId === room ? change.people : {};
        }),
      ) as Record<string, string>;
    await until(() => expect(shown(a)[bob]).toBe('online'));
    await b.ask('presence:set', { state: 'away' });
    await until(() => expect(shown(a)[bob]).toBe('away'));
    expect(e.signals.filter((signal) => JSON.stringify(signal).includes(room))).toEqual([]);
  });

  test('EDGE4 a second socket on one connection closes it', async () => {
    const server = await start();
    const alice = await server.person('Alice');
    const { url, headers } = await openPolling(server.url, alice);
    await fetch(url, { method: 'POST', headers, body: Array(500).fill('40').join('\u001e') });
    await until(async () => {
      // The sid is known no more.
      expect((await fetch(url, { headers })).status).toBe(400);
    });
    expect(server.core.channels.devicesOf(alice).size).toBe(0);
  });

  test('EDGE4 a connection whose socket took its leave is closed, with all that waited for it', async () => {
    const server = await start();
    const alice = await server.person('Alice');
    const { url, headers } = await openPolling(server.url, alice);
    await fetch(url, { method: 'POST', headers, body: '40' });
    await until(async () => expect(server.core.channels.devicesOf(alice).size).toBe(1));
    await fetch(url, { method: 'POST', headers, body: '41' }).catch(() => {});
    await until(async () => expect((await fetch(url, { headers })).status).toBe(400));
    expect(server.core.channels.devicesOf(alice).size).toBe(0);
  });

  test('EDGE5 who sends more packets than any device does is cut off, whatever they are and whoever it is', async () => {
    const server = await startTestServer(await open(await create()), createLimiter(Date.now));
    const [alice, mallory] = [await server.person('Alice'), await server.person('Mallory')];
    const device = await server.device(alice);
    const noise = { answers: '430[]', pongs: '3', namespaces: '40/nowhere,', events: '42["nothing"]' };
    for (const [what, packet] of Object.entries(noise)) {
      for (const person of [mallory, undefined]) {
        const { url, headers } = await openPolling(server.url, person);
        await fetch(url, { method: 'POST', headers, body: '40' });
        await (await fetch(url, { headers })).text();
        await fetch(url, { method: 'POST', headers, body: Array(400).fill(packet).join('\u001e') }).catch(() => {});
        await until(async () => expect([what, (await fetch(url, { headers })).status]).toEqual([what, 400]));
      }
    }
    expect(await device.ask('room:browse', { query: '', archived: false })).toMatchObject({ ok: true });
  });

  test('SYNC12 what is said in the same moment as a sync is in its heads or reaches the device', async () => {
    const server = await start();
    const alice = await server.person('Alice');
    const room = await server.room(alice);
    for (let round = 0; round < 20; round += 1) {
      const [device, sent] = await Promise.all([
        server.device(alice),
        server.core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:send', {
          id: uuidv7(),
          roomId: room,
          body: `round ${round}`,
        }),
      ]);
      expect(sent.ok).toBe(true);
      const known = () =>
        Math.max(device.answer.heads[room]?.[1] ?? 0, ...device.events(room).map((event) => (event.type === 'message:sent' ? event.payload.ord : 0)));
      await until(() => expect(known()).toBe(round + 1));
    }
  });

  test('HERD2 an answer to a sync has a bound; of what is beyond it it tells where it stands, and reading on gives the rest', async () => {
    const server = await start();
    const alice = await server.person('Alice');
    const rooms = [await server.room(alice), await server.room(alice), await server.room(alice), await server.room(alice)];
    const body = 'x'.repeat(7_900);
    for (const roomId of rooms) {
      const send = () => server.core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:send', { id: uuidv7(), roomId, body });
      await Promise.all(Array.from({ length: 30 }, send));
    }
    const device = await server.device(alice);
    const request = { protocol: PROTOCOL_VERSION, epoch: device.answer.epoch, self: 1, rooms: Object.fromEntries(rooms.map((id) => [id, 2])) };
    const ack = await device.ask<SyncAnswer>('log:sync', request);
    if (ack.ok !== true) {
      throw new Error(JSON.stringify(ack));
    }
    expect(JSON.stringify(ack.value).length).toBeLessThan(800_000);
    const pages = rooms.map((id) => ack.value.rooms[id]);
    expect(pages.map((page) => page?.kind === 'events' && page.head)).toEqual([32, 32, 32, 32]);
    const counts = pages.map((page) => (page?.kind === 'events' ? page.events.length : -1));
    expect(counts[0]).toBe(30);
    expect(counts[3]).toBeLessThan(2);
    const events: unknown[] = [];
    while (events.length < 30) {
      const rest = await device.ask<LogPage>('log:read', { log: rooms[3], after: 2 + events.length });
      if (rest.ok !== true || rest.value.kind !== 'events') {
        throw new Error(JSON.stringify(rest));
      }
      expect(rest.value.events.length).toBeGreaterThan(0);
      events.push(...rest.value.events);
    }
    expect(events).toHaveLength(30);
    // A cursor that no log has reached buys nothing more.
    const ahead = await device.ask<SyncAnswer>('log:sync', { ...request, rooms: Object.fromEntries(rooms.map((id) => [id, 9_000])) });
    expect(JSON.stringify(ahead).length).toBeLessThan(800_000);
    expect(ahead).toMatchObject({
      ok: true,
      value: { rooms: { [rooms[0] as string]: { kind: 'snapshot' }, [rooms[3] as string]: { kind: 'events', events: [], head: 32 } } },
    });
  });

  test('HERD1 one connection has one sync at a time', async () => {
    const server = await start();
    const device = await server.device(await server.person('Alice'));
    const request = { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} };
    const acks = await Promise.all(Array.from({ length: 5 }, () => device.ask('log:sync', request)));
    expect(acks.map(({ ok }) => ok)).toEqual([true, null, null, null, null]);
    expect(await device.ask('log:sync', request)).toMatchObject({ ok: true });
  });
});
