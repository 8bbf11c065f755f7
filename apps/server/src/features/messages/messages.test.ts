import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { startTestServer, type TestDevice, until } from '../../realtime/testing.ts';

forEachDatabase(({ create, open }) => {
  async function start() {
    return startTestServer(await open(await create()));
  }

  function bodies(device: TestDevice, room: string): string[] {
    return device.events(room).flatMap((event) => (event.type === 'message:sent' ? [event.payload.body] : []));
  }

  test('MSG8 a message sent before leaving is answered as sent afterwards, to its author and in its room only', async () => {
    const server = await start();
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const [room, other] = [await server.room(alice), await server.room(alice)];
    for (const roomId of [room, other]) await server.core.dispatch({ personId: bob, sessionId: 's', device: null }, 'room:join', { roomId });
    const [a, b] = [await server.device(alice), await server.device(bob)];
    const [mine, hers] = [uuidv7(), uuidv7()];
    const sent = await b.ask<{ seq: number }>('message:send', { id: mine, roomId: room, body: 'mine' });
    await a.ask('message:send', { id: hers, roomId: room, body: 'hers' });
    for (const roomId of [room, other]) await b.ask('room:leave', { roomId });
    const seq = sent.ok === true ? sent.value.seq : 0;
    const again = { id: mine, roomId: room, body: 'mine' };
    expect(await b.ask('message:send', again)).toMatchObject({ ok: true, value: { id: mine, seq, repeated: true } });
    // By the way that devices take, too.
    b.socket.emit('message:send', again);
    await until(() => expect(b.signals).toContainEqual({ name: 'command:answered', payload: expect.objectContaining({ id: mine }) }));
    const gone = { ok: false, code: 'gone', message: 'There is no such room, or you are not in it.' };
    expect(await b.ask('message:send', { id: hers, roomId: room, body: 'hers' })).toEqual(gone);
    expect(await b.ask('message:send', { id: mine, roomId: other, body: 'mine' })).toEqual(gone);
    expect(await b.ask('message:send', { id: uuidv7(), roomId: room, body: 'new' })).toEqual(gone);
    expect(bodies(a, room)).toEqual(['mine', 'hers']);
  });

  test('RIGHT3 who leaves, or a room that is archived, between two messages that come together: the second is refused', async () => {
    const server = await startTestServer(await open(await create()));
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const [left, archived] = [await server.room(alice), await server.room(alice)];
    for (const roomId of [left, archived]) await server.core.dispatch({ personId: bob, sessionId: 's', device: null }, 'room:join', { roomId });
    const ask = (personId: typeof bob, name: string, input: object) => server.core.dispatch({ personId, sessionId: 's', device: null }, name, input);
    const say = (roomId: string) => ask(bob, 'message:send', { id: uuidv7(), roomId, body: 'hi' });
    for (let round = 0; round < 2; round += 1) {
      const answers = await Promise.all([
        say(left),
        ask(bob, 'room:leave', { roomId: left }),
        say(left),
        ask(bob, 'room:join', { roomId: left }),
        say(left),
        say(archived),
        ask(alice, 'room:archive', { roomId: archived }),
        say(archived),
        ask(alice, 'room:unarchive', { roomId: archived }),
        say(archived),
      ]);
      expect(answers.map((ack) => (ack.ok === false ? ack.code : ack.ok))).toEqual([
        true,
        true,
        'gone',
        true,
        true,
        true,
        true,
        'forbidden',
        true,
        true,
      ]);
    }
  });
});
