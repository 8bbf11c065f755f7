import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test, vi } from 'vitest';
import { forEachDatabase } from '../db/testing.ts';
import { startTestServer, type TestDevice, type TestServer, until } from './testing.ts';

/** Has what a device sends committed in one group: it comes while the group is under way, and time does not end that. */
async function together(server: TestServer, device: TestDevice, send: () => void): Promise<void> {
  const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  const held = Promise.withResolvers<void>();
  const under = server.core.log.arrange(() => held.promise);
  send();
  await device.ask('room:browse', { query: '', archived: false });
  held.resolve();
  await under;
  now.mockRestore();
}

/** What was said in words of the command with this id. */
function answers(device: TestDevice, id: string): unknown[] {
  return device.signals.flatMap(({ name, payload }) =>
    name === 'command:answered' && (payload as { id: string }).id === id ? [(payload as { ack: unknown }).ack] : [],
  );
}

function bodies(device: TestDevice, room: string): string[] {
  return device.events(room).flatMap((event) => (event.type === 'message:sent' ? [event.payload.body] : []));
}

forEachDatabase(({ create, open }) => {
  test('MSG7 a message that is committed together with its author’s leaving is answered: its packet does not come to them', async () => {
    const server = await startTestServer(await open(await create()));
    const alice = await server.person('Alice');
    const bob = await server.person('Bob');
    const room = await server.room(bob);
    await server.core.dispatch({ personId: alice, sessionId: 's', device: null }, 'room:join', { roomId: room });
    const device = await server.device(alice);
    const id = uuidv7();
    await together(server, device, () => {
      device.socket.emit('message:send', { id, roomId: room, body: 'bye' });
      device.socket.emit('room:leave', { roomId: room }, () => {});
    });
    await until(() => expect(answers(device, id)).toMatchObject([{ ok: true, value: { repeated: false } }]));
    expect(bodies(device, room)).toEqual([]);
    const reader = await server.device(bob);
    const page = await reader.ask<{ entries: { payload: { id?: string } }[] }>('message:page', { roomId: room, limit: 10 });
    expect(page.ok === true && page.value.entries.some(({ payload }) => payload.id === id)).toBe(true);
  });

  test('MSG7 a message that is committed together with its author’s joining is answered: its packet went to those who were there', async () => {
    const server = await startTestServer(await open(await create()));
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const room = await server.room(bob);
    const device = await server.device(alice);
    const [id, later] = [uuidv7(), uuidv7()];
    await together(server, device, () => {
      device.socket.emit('room:join', { roomId: room }, () => {});
      device.socket.emit('message:send', { id, roomId: room, body: 'hi' });
    });
    await until(() => expect(answers(device, id)).toMatchObject([{ ok: true, value: { repeated: false } }]));
    expect(bodies(device, room)).toEqual([]);
    // From now on it watches the room, and the event is the answer again.
    device.socket.emit('message:send', { id: later, roomId: room, body: 'later' });
    await until(() => expect(bodies(device, room)).toContain('later'));
    await device.ask('room:browse', { query: '', archived: false });
    expect(answers(device, later)).toEqual([]);
  });
});
