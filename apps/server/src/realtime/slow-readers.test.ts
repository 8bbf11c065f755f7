import type { Socket as NetSocket } from 'node:net';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../db/testing.ts';
import { encodeEvent } from './frame.ts';
import { isBehind, watchSlowReaders } from './slow-readers.ts';
import { openPolling, startTestServer, type TestDevice, type TestServer, until } from './testing.ts';
import type { Line } from './waiting.ts';

/** A connection of which the test says what waits. */
function fakeLine() {
  const state = { packets: [] as { data: string }[], buffered: 0, queue: 0, ended: 0 };
  const line: Line = {
    id: uuidv7(),
    get writeBuffer() {
      return state.packets;
    },
    transport: {
      socket: {
        get bufferedAmount() {
          return state.buffered;
        },
        get _socket() {
          return { _handle: { writeQueueSize: state.queue } };
        },
        terminate: () => void (state.ended += 1),
      },
    },
    close: () => {},
  };
  return { state, line };
}

function watch(...lines: Line[]) {
  let now = 0;
  const guard = watchSlowReaders(
    () => lines,
    () => {},
    () => now,
  );
  guard.close();
  return {
    pass(ms: number) {
      for (const end = now + ms; now < end;) {
        now += 250;
        guard.look();
      }
    },
  };
}

test('SLOW1 signals are left out for who has more than 512 kB waiting, wherever it waits', () => {
  const { state, line } = fakeLine();
  state.packets = [{ data: 'x'.repeat(512_000) }];
  expect(isBehind(line)).toBe(false);
  state.buffered = 1;
  expect(isBehind(line)).toBe(true);
  state.packets = [];
  expect(isBehind(line)).toBe(false);
  state.buffered = 512_001;
  expect(isBehind(line)).toBe(true);
});

test('SLOW2 more than 1 MB for 2 s ends a connection, wherever it waits; less, or shorter, does not', () => {
  const [heavy, light, brief] = [fakeLine(), fakeLine(), fakeLine()];
  const { pass } = watch(heavy.line, light.line, brief.line);
  heavy.state.packets = [{ data: 'x'.repeat(600_000) }];
  heavy.state.buffered = 400_001;
  light.state.buffered = 1_000_000;
  brief.state.buffered = 1_000_001;
  pass(2_000);
  expect(heavy.state.ended).toBe(0);
  brief.state.buffered = 0;
  pass(250);
  expect([heavy.state.ended, light.state.ended, brief.state.ended]).toEqual([1, 0, 0]);
  brief.state.buffered = 1_000_001;
  pass(1_000);
  expect(brief.state.ended).toBe(0);
});

test('SLOW2 more than 4 MB ends it at once', () => {
  const { state, line } = fakeLine();
  const { pass } = watch(line);
  state.buffered = 4_000_001;
  pass(250);
  expect(state.ended).toBe(1);
});

test('SLOW3 a network that takes nothing for 10 s ends it; one that takes a little does not', () => {
  const [stalled, slow] = [fakeLine(), fakeLine()];
  const { pass } = watch(stalled.line, slow.line);
  for (const { state } of [stalled, slow]) {
    state.buffered = 100;
    state.queue = 90_000;
  }
  for (let second = 0; second < 10; second += 1) {
    slow.state.queue -= 1_000;
    pass(1_000);
  }
  expect([stalled.state.ended, slow.state.ended]).toEqual([0, 0]);
  slow.state.queue -= 1_000;
  pass(250);
  expect([stalled.state.ended, slow.state.ended]).toEqual([1, 0]);
});

/** Stops reading what comes, as a device does whose network or page hangs. */
function stopReading(device: TestDevice): NetSocket {
  const { transport } = device.socket.io.engine as unknown as { transport: { ws: { _socket: NetSocket } } };
  // oxlint-disable-next-line no-underscore-dangle -- nothing else stops it
  return transport.ws._socket.pause();
}

/** Lets somebody who does not read fall behind. What the system takes in its own buffers has left us; beyond that it waits. */
function fall(server: TestServer, slow: PersonId): void {
  const heavy = encodeEvent('log:heads', JSON.stringify({ self: 0, rooms: {}, blank: ' '.repeat(100_000) }));
  const [connection] = server.core.channels.devicesOf(slow);
  for (let frames = 0; server.realtime.waiting() <= 512_000; frames += 1) {
    expect(frames).toBeLessThan(1_000);
    connection?.write(heavy);
  }
}

/** A device that polls until it is synced, and then not any more. */
async function stopPolling(server: TestServer, person: PersonId): Promise<void> {
  const { url, headers } = await openPolling(server.url, person);
  const sync = `420${JSON.stringify(['log:sync', { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} }])}`;
  for (const body of ['40', sync]) {
    await fetch(url, { method: 'POST', headers, body });
    await (await fetch(url, { headers })).text();
  }
}

/** What may wait for one: 4 MB, and what comes between two looks in a flood like this. */
const MOST_EACH = 8_000_000;

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startTestServer(await open(await create()));
    const [alice, slow] = [await server.person('Alice'), await server.person('Slow')];
    const room: RoomId = await server.room(alice);
    await server.core.dispatch({ personId: slow, sessionId: 's', device: null }, 'room:join', { roomId: room });
    return { server, alice, slow, room, reader: await server.device(alice) };
  }

  /** Sends until everybody slow is gone; the most that waited for them meanwhile. */
  async function flood({ server, alice, slow, room, reader }: Awaited<ReturnType<typeof start>>): Promise<number> {
    let most = 0;
    let sent = 0;
    const body = 'x'.repeat(7_900);
    while (server.core.channels.devicesOf(slow).size > 0) {
      expect(sent).toBeLessThan(20_000);
      // What has come in time for everybody who reads is enough for now.
      const batch = server.realtime.waiting() > 60_000_000 ? 0 : 5;
      const send = () =>
        server.core.dispatch({ personId: alice, sessionId: 's', device: null }, 'message:send', { id: uuidv7(), roomId: room, body });
      await Promise.all(Array.from({ length: batch }, send));
      sent += batch;
      most = Math.max(most, server.realtime.waiting());
      await new Promise((resolve) => void setImmediate(resolve));
    }
    await until(() => expect(reader.events(room).filter((event) => event.type === 'message:sent')).toHaveLength(sent));
    return most;
  }

  test('SLOW1 a device that does not read is sent no signal, and is again once it has read', async () => {
    const { server, alice, slow, room, reader } = await start();
    const device = await server.device(slow);
    const socket = stopReading(device);
    const typing = (on: boolean) =>
      server.core.dispatch({ personId: alice, sessionId: 's', device: null }, 'typing:set', { roomId: room, typing: on });
    const typings = ({ signals }: TestDevice) => signals.flatMap(({ name, payload }) => (name === 'typing:changed' ? [payload] : []));
    await typing(true);
    fall(server, slow);
    await typing(false);
    socket.resume();
    await until(() => expect(server.realtime.waiting()).toBe(0));
    await typing(true);
    await until(() => expect(typings(reader)).toHaveLength(3));
    await until(() => expect(typings(device)).toMatchObject([{ typing: true }, { typing: true }]));
  });

  test('PRES5 a device that was slow to read is told who is here once it has caught up, of rooms it is still in', async () => {
    const { server, alice, slow, room, reader } = await start();
    const left = await server.room(alice);
    await server.core.dispatch({ personId: slow, sessionId: 's', device: null }, 'room:join', { roomId: left });
    const device = await server.device(slow);
    const socket = stopReading(device);
    fall(server, slow);
    const changes = ({ signals }: TestDevice) =>
      JSON.stringify(signals.filter(({ name, payload }) => name === 'presence:changed' && (payload as { roomId: RoomId }).roomId === room));
    await reader.ask('presence:set', { state: 'away' });
    await until(() => expect(changes(reader)).toContain('away'));
    await server.core.dispatch({ personId: slow, sessionId: 's', device: null }, 'room:leave', { roomId: left });
    socket.resume();
    const listed = (roomId: RoomId) =>
      device.signals.filter(({ name, payload }) => name === 'presence:listed' && (payload as { roomId: RoomId }).roomId === roomId);
    await until(() => expect(listed(room)).toMatchObject([{ payload: { people: { [alice]: 'away', [slow]: 'online' } } }]));
    expect([changes(device).includes('away'), listed(left)]).toEqual([false, []]);
    // Nothing was missed since, and nothing is told again.
    await reader.ask('presence:set', { state: 'online' });
    await until(() => expect(changes(device)).toContain(`"${alice}":"online"`));
    expect(listed(room)).toHaveLength(1);
  });

  test('SLOW4 fifty devices that stop reading are let go, cost little, and nobody else loses anything', async () => {
    const world = await start();
    const devices = await Promise.all(Array.from({ length: 50 }, () => world.server.device(world.slow)));
    devices.forEach(stopReading);
    const most = await flood(world);
    expect(most).toBeLessThan(50 * MOST_EACH);
    expect(world.server.realtime.waiting()).toBeLessThan(1_000_000);
    // Back again, it goes on by its cursor.
    expect((await world.server.device(world.slow)).answer.heads[world.room]?.[0]).toBeGreaterThan(100);
  });

  test('SLOW4 the same with devices that stop polling', async () => {
    const world = await start();
    await Promise.all(Array.from({ length: 10 }, () => stopPolling(world.server, world.slow)));
    expect(world.server.core.channels.devicesOf(world.slow).size).toBe(10);
    expect(await flood(world)).toBeLessThan(10 * MOST_EACH);
  });
});
