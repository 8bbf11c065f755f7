import type { SeenBy } from '@parley/shared/features/seen.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test, vi } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { startTestServer, type TestDevice } from '../../realtime/testing.ts';

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startTestServer(await open(await create()));
    const alice = await server.person('Alice');
    const room = await server.room(alice);
    const desk = await server.device(alice);

    async function member(name: string): Promise<TestDevice & { readonly id: PersonId }> {
      const id = await server.person(name);
      const device = await server.device(id);
      await device.ask('room:join', { roomId: room });
      return { ...device, id };
    }

    async function write(device: TestDevice = desk): Promise<string> {
      const id = uuidv7();
      await device.ask('message:send', { id, roomId: room, body: 'hello' });
      return id;
    }

    /** Who has read this message, as the device was told last. */
    function seenBy(device: TestDevice, messageId: string): readonly PersonId[] | undefined {
      const told = device.signals.flatMap(({ name, payload }) => (name === 'seen:changed' ? [payload as SeenBy] : []));
      const last = told.findLast(({ messageId: of }) => of === messageId);
      if (last !== undefined) expect(last.count).toBe(last.readers.length);
      return last?.readers;
    }

    async function expectSeen(messageId: string, people: readonly { readonly id: PersonId }[], device = desk): Promise<void> {
      await vi.waitFor(() => expect(seenBy(device, messageId)?.toSorted()).toEqual(people.map(({ id }) => id).toSorted()), 5_000);
    }

    return { server, alice, room, desk, member, write, seenBy, expectSeen };
  }

  function read(device: TestDevice, roomId: RoomId, ord: number, back = false): Promise<unknown> {
    return device.ask('read:mark', { roomId, ord, ...(back && { back }) });
  }

  test('SEEN1 the author is told who has read their message, at first and whenever it changes; who came later is not among them', async () => {
    const { desk, room, member, write, expectSeen } = await start();
    const bob = await member('Bob');
    const message = await write();
    const carol = await member('Carol');
    await read(carol, room, 1);
    expect(await desk.ask('seen:watch', { roomId: room, messageId: message })).toMatchObject({ ok: true });
    await expectSeen(message, []);
    await read(bob, room, 1);
    await expectSeen(message, [bob]);
    await read(bob, room, 0, true);
    await expectSeen(message, []);

    const second = await write();
    await read(bob, room, 2);
    await read(carol, room, 2);
    await desk.ask('seen:watch', { roomId: room, messageId: second });
    await expectSeen(second, [bob, carol]);
    await carol.ask('room:leave', { roomId: room });
    await expectSeen(second, [bob]);
  });

  test('SEEN2 nobody but its author, in the room, on the device that asks, learns who has read a message', async () => {
    const { server, alice, desk, room, member, write, seenBy, expectSeen } = await start();
    const bob = await member('Bob');
    const message = await write();
    const gone = { ok: false, code: 'gone' };
    expect(await bob.ask('seen:watch', { roomId: room, messageId: message })).toMatchObject(gone);
    const phone = await server.device(alice);
    await desk.ask('seen:watch', { roomId: room, messageId: message });
    await read(bob, room, 1);
    await expectSeen(message, [bob]);
    expect([seenBy(bob, message), seenBy(phone, message)]).toEqual([undefined, undefined]);

    // Of one at a time, and of none once that is said.
    const second = await write();
    await desk.ask('seen:watch', { roomId: room, messageId: second });
    await desk.ask('seen:watch', { roomId: room, messageId: null });
    const before = desk.signals.length;
    await read(bob, room, 2);
    const third = await write();
    await phone.ask('seen:watch', { roomId: room, messageId: third });
    await read(bob, room, 3);
    await expectSeen(third, [bob], phone);
    expect(desk.signals.slice(before).filter(({ name }) => name === 'seen:changed')).toEqual([]);

    const theirs = await write(bob);
    await bob.ask('seen:watch', { roomId: room, messageId: theirs });
    await bob.ask('room:leave', { roomId: room });
    const heard = bob.signals.length;
    const carol = await member('Carol');
    const fifth = await write();
    await desk.ask('seen:watch', { roomId: room, messageId: fifth });
    await read(carol, room, 5);
    // His would have been looked up together with this.
    await expectSeen(fifth, [carol]);
    expect(await bob.ask('seen:watch', { roomId: room, messageId: theirs })).toMatchObject(gone);
    expect(bob.signals.slice(heard).filter(({ name }) => name === 'seen:changed')).toEqual([]);
  });

  test('SEEN2 whom the author has blocked is left out, from that moment until they are not blocked any more', async () => {
    const { desk, room, member, write, expectSeen } = await start();
    const bob = await member('Bob');
    const message = await write();
    await read(bob, room, 1);
    await desk.ask('seen:watch', { roomId: room, messageId: message });
    await expectSeen(message, [bob]);
    await desk.ask('person:block', { personId: bob.id });
    await expectSeen(message, []);
    await desk.ask('person:unblock', { personId: bob.id });
    await expectSeen(message, [bob]);
  });

  test('PREF9 who does not show what they have read is among nobody, from the moment they choose so, and sees who has seen theirs', async () => {
    const { alice, desk, room, member, write, expectSeen } = await start();
    const bob = await member('Bob');
    const message = await write();
    await read(bob, room, 1);
    await desk.ask('seen:watch', { roomId: room, messageId: message });
    await expectSeen(message, [bob]);
    await bob.ask('preferences:set', { reading: 'hidden' });
    await expectSeen(message, []);
    const his = await write(bob);
    await bob.ask('seen:watch', { roomId: room, messageId: his });
    await read(desk, room, 2);
    await expectSeen(his, [{ id: alice }], bob);
    await bob.ask('preferences:set', { reading: 'shown' });
    await expectSeen(message, [bob]);
  });
});
