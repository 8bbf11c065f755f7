import { DEPARTED } from '@parley/shared/departed.ts';
import type { Ack } from '@parley/shared/ack.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { CommandName, CommandOutput, CommandRequest, PersonState } from '@parley/shared/protocol.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { startTestServer, type TestDevice, until } from '../../realtime/testing.ts';
import { depart } from '../departures/depart.ts';
import { scrub } from '../departures/scrub.ts';
import { isBlockedBetween } from './blocking.queries.ts';

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startTestServer(await open(await create()));
    const [alice, bob, carol] = [await server.person('Alice'), await server.person('Bob'), await server.person('Carol')];
    const room = await server.room(alice);
    const { read } = server.core.log.database;

    function as(personId: PersonId) {
      return <N extends CommandName>(name: N, input: CommandRequest<N>) =>
        server.core.dispatch({ personId, sessionId: 's', device: null }, name, input) as Promise<Ack<CommandOutput<N>>>;
    }
    for (const person of [bob, carol]) await as(person)('room:join', { roomId: room });

    async function mine(personId: PersonId): Promise<PersonState> {
      const { self } = (await server.device(personId)).answer;
      if (self.kind !== 'snapshot') throw new Error(self.kind);
      return self.state;
    }
    return { server, read, alice, bob, carol, room, as, mine };
  }

  /** What comes after it has come when its answer has. */
  async function settled(...devices: readonly TestDevice[]): Promise<void> {
    await Promise.all(devices.map((device) => device.ask('room:browse', { query: '', archived: false })));
  }

  test('BLOCK1 whom one has blocked all one’s devices learn, a new one from its snapshot, and unblocking just so', async () => {
    const { server, alice, bob, as, mine } = await start();
    const devices = [await server.device(alice), await server.device(alice)];
    const answer = await as(alice)('person:block', { personId: bob });
    if (answer.ok !== true) throw new Error(JSON.stringify(answer));
    const { blocked } = answer.value;
    expect(blocked).toEqual({ id: bob, name: 'Bob', at: expect.any(Number) as number });
    expect((await mine(alice)).blocking).toEqual([blocked]);
    expect(await as(alice)('person:unblock', { personId: bob })).toEqual({ ok: true, value: {} });
    expect((await mine(alice)).blocking).toEqual([]);
    await settled(...devices);
    for (const device of devices) {
      expect(device.events(alice)).toMatchObject([
        { type: 'person:blocked', payload: { blocked } },
        { type: 'person:unblocked', payload: { personId: bob } },
      ]);
    }
  });

  /** All that Bob’s and Carol’s devices get while Alice does what she does, but for ids and times, which differ each time. */
  async function heardWhile(blocks: boolean): Promise<unknown> {
    const { server, alice, bob, carol, room, as } = await start();
    const devices = [await server.device(bob), await server.device(carol)];
    const hers = await server.device(alice);
    const names = new Map<string, string>([
      [alice, 'alice'],
      [bob, 'bob'],
      [carol, 'carol'],
      [room, 'room'],
    ]);
    async function say(from: PersonId, body: string): Promise<unknown> {
      const id = uuidv7();
      names.set(id, body);
      return as(from)('message:send', { id, roomId: room, body });
    }
    // Who is here is told when it is told: only what comes after it is looked at.
    for (const device of devices) {
      await until(() => {
        const here = device.signals.filter(({ name }) => name === 'presence:changed').map(({ payload }) => JSON.stringify(payload));
        expect(here.filter((each) => each.includes(`"${alice}":"online"`)).length).toBeGreaterThanOrEqual(2);
      });
    }
    for (const { packets, signals } of devices) [packets.length, signals.length] = [0, 0];
    const answers: unknown[] = [await say(bob, 'before')];
    if (blocks) await as(alice)('person:block', { personId: bob });
    await hers.ask('typing:set', { roomId: room, typing: true });
    for (const from of [bob, alice, carol]) answers.push(await say(from, `by ${names.get(from)}`));
    answers.push(await devices[0]?.ask('typing:set', { roomId: room, typing: true }));
    answers.push(await as(bob)('read:mark', { roomId: room, ord: 4 }));
    answers.push(await as(bob)('person:status', { status: { emoji: '🌴', text: 'By the sea', until: null } }));
    await as(alice)('read:mark', { roomId: room, ord: 4 });
    if (blocks) await as(alice)('person:unblock', { personId: bob });
    answers.push(await as(bob)('room:leave', { roomId: room }));
    await settled(...devices, hers);
    const later = [await server.device(bob), await server.device(carol)].map(({ answer: { self, heads } }) => ({ self, heads }));
    const all = JSON.stringify([answers, devices.map(({ packets, signals }) => [packets, signals]), later]);
    return JSON.parse(
      all
        .replaceAll(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gu, (id) => names.get(id) ?? 'an id')
        .replaceAll(/room an id|room-an-id/gu, 'a room')
        .replaceAll(/"(?:at|joinedAt|createdAt|now)":\d+/gu, '"at":0'),
    );
  }

  test('BLOCK1 what the blocked person’s devices and everybody else’s get, be it packets, signals, answers or snapshots, is the same with and without it', async () => {
    const heard = await heardWhile(true);
    expect(JSON.stringify(heard)).toContain('by carol');
    expect(JSON.stringify(heard)).not.toContain('block":');
    expect(heard).toEqual(await heardWhile(false));
  });

  test('BLOCK1 nobody can read in another’s log that they are blocked', async () => {
    const { server, alice, bob, as, mine } = await start();
    await as(alice)('person:block', { personId: bob });
    await expect(server.core.sync.read(bob, { log: alice as unknown as RoomId, after: 0 })).resolves.toMatchObject({ kind: 'gone' });
    expect((await mine(bob)).blocking).toEqual([]);
  });

  test('BLOCK2 twice is once, in either direction', async () => {
    const { server, alice, bob, as, mine } = await start();
    const hers = await server.device(alice);
    const first = await as(alice)('person:block', { personId: bob });
    const answers = await Promise.all(Array.from({ length: 20 }, () => as(alice)('person:block', { personId: bob })));
    for (const answer of answers) expect(answer).toEqual(first);
    for (let times = 0; times < 2; times += 1) expect(await as(alice)('person:unblock', { personId: bob })).toEqual({ ok: true, value: {} });
    await settled(hers);
    expect(hers.events(alice).map(({ type }) => type)).toEqual(['person:blocked', 'person:unblocked']);
    expect((await mine(alice)).blocking).toEqual([]);
  });

  test('BLOCK2 not oneself, and whom one never met is not told from nobody', async () => {
    const { server, read, alice, as, mine } = await start();
    expect(await as(alice)('person:block', { personId: alice })).toMatchObject({ ok: false, code: 'invalid', message: 'You can’t block yourself.' });
    const stranger = await server.person('Dora');
    await server.core.log.commit(async (tx) => void (await tx.db.deleteFrom('members').where('person_id', '=', stranger).execute()));
    const nobody = await as(alice)('person:block', { personId: uuidv7() });
    expect(nobody).toEqual({ ok: false, code: 'gone', message: 'There is nobody like that.' });
    expect(await as(alice)('person:block', { personId: stranger })).toEqual(nobody);
    expect(await as(alice)('person:unblock', { personId: stranger })).toEqual({ ok: true, value: {} });
    expect((await mine(alice)).blocking).toEqual([]);
    expect(await read.selectFrom('blocks').selectAll().execute()).toEqual([]);
  });

  test('BLOCK2 who has left can be blocked, and keeps the name they had then for whoever blocked them', async () => {
    const { alice, bob, room, read, as, mine } = await start();
    const lobby = (await read.selectFrom('rooms').select('id').where('lobby', '=', 1).executeTakeFirstOrThrow()).id;
    for (const roomId of [room, lobby]) await as(bob)('room:leave', { roomId });
    expect(await as(alice)('person:block', { personId: bob })).toMatchObject({ ok: true });
    await as(bob)('person:rename', { name: 'Robert' });
    expect((await mine(alice)).blocking).toMatchObject([{ id: bob, name: 'Bob' }]);
  });

  test('BLOCK2 who has deleted their account stays blocked, under no name, and whom they had blocked goes with them', async () => {
    const { server, read, alice, bob, carol, as, mine } = await start();
    await as(alice)('person:block', { personId: bob });
    await as(bob)('person:block', { personId: carol });
    await server.core.log.commit((tx) => depart(tx, bob, false, false));
    await scrub(server.core.log, new AbortController().signal);
    expect((await mine(alice)).blocking).toMatchObject([{ id: bob, name: DEPARTED }]);
    expect(await read.selectFrom('blocks').select(['person_id', 'blocked_id', 'name']).execute()).toEqual([
      { person_id: alice, blocked_id: bob, name: DEPARTED },
    ]);
    expect(JSON.stringify(await read.selectFrom('log_events').select('payload').where('log_id', '=', alice).execute())).not.toContain('Bob');
  });

  test('BLOCK2 a thousand people at most, also of a hundred tries at once; who is unblocked makes room', async () => {
    const { server, read, alice, bob, as, mine } = await start();
    const ids = Array.from({ length: limits.blockedPeople - 1 }, () => uuidv7() as PersonId);
    const lobby = (await read.selectFrom('rooms').select('id').where('lobby', '=', 1).executeTakeFirstOrThrow()).id;
    const others = Array.from({ length: 100 }, () => uuidv7() as PersonId);
    await server.core.log.commit(async ({ db }) => {
      const all = [...ids, ...others];
      await db
        .insertInto('people')
        .values(all.map((id) => ({ id, name: id, name_key: id, created_at: 0 })))
        .execute();
      const member = { room_id: lobby, role: 'member', first_seq: 1, joined_seq: 1, joined_at: 0, left_seq: null, read_ord: 0 } as const;
      await db
        .insertInto('members')
        .values(all.map((id) => ({ ...member, person_id: id })))
        .execute();
      await db
        .insertInto('blocks')
        .values(ids.map((id) => ({ person_id: alice, blocked_id: id, name: id, at: 0, event_seq: 0 })))
        .execute();
    });
    const answers = await Promise.all(others.map((id) => as(alice)('person:block', { personId: id })));
    expect(answers.filter(({ ok }) => ok === true)).toHaveLength(1);
    expect(answers.find(({ ok }) => ok === false)).toEqual({
      ok: false,
      code: 'conflict',
      message: 'You can block 1,000 people at most. Unblock somebody first.',
    });
    expect((await mine(alice)).blocking).toHaveLength(limits.blockedPeople);
    // Whom one has blocked already is no one more.
    expect(await as(alice)('person:block', { personId: ids[0] as PersonId })).toMatchObject({ ok: true });
    await as(alice)('person:unblock', { personId: ids[0] as PersonId });
    expect(await as(alice)('person:block', { personId: bob })).toMatchObject({ ok: true });
  });

  test('LEAVE7 of whom somebody blocked and unblocked in one moment no name stays', async () => {
    const { read, alice, bob, as } = await start();
    const [, undone] = await Promise.all([as(alice)('person:block', { personId: bob }), as(alice)('person:unblock', { personId: bob })]);
    // Where both came together, it is to be asked again.
    if (undone.ok === null) expect(await as(alice)('person:unblock', { personId: bob })).toEqual({ ok: true, value: {} });
    expect(JSON.stringify(await read.selectFrom('log_events').select('payload').where('log_id', '=', alice).execute())).not.toContain('Bob');
  });

  test('BLOCK10 whoever blocks who leaves for good is told it in their own log, also where no room they are in tells it, and can unblock and block them still', async () => {
    const { server, read, alice, bob, room, as } = await start();
    await as(alice)('person:block', { personId: bob });
    const lobby = (await read.selectFrom('rooms').select('id').where('lobby', '=', 1).executeTakeFirstOrThrow()).id;
    for (const roomId of [room, lobby]) expect(await as(alice)('room:leave', { roomId })).toMatchObject({ ok: true });
    const hers = await server.device(alice);
    await server.core.log.commit((tx) => depart(tx, bob, false, false));
    await settled(hers);
    expect(hers.events(alice)).toMatchObject([{ type: 'person:blocked', payload: { blocked: { id: bob, name: DEPARTED } } }]);
    expect(await as(alice)('person:unblock', { personId: bob })).toMatchObject({ ok: true });
    expect(await as(alice)('person:block', { personId: bob })).toMatchObject({ ok: true, value: { blocked: { name: DEPARTED } } });
  });

  test('BLOCK4 the list of rooms tells who wrote last, so that a device can leave out their words', async () => {
    const { alice, bob, room, as, mine } = await start();
    await as(bob)('message:send', { id: uuidv7(), roomId: room, body: 'loud' });
    expect((await mine(alice)).rooms.find((each) => each.room.id === room)?.last).toMatchObject({ authorId: bob, author: 'Bob', text: 'loud' });
  });

  test('BLOCK5 what a blocked person writes counts as any message', async () => {
    const { alice, bob, room, as, mine } = await start();
    await as(alice)('person:block', { personId: bob });
    await as(bob)('message:send', { id: uuidv7(), roomId: room, body: 'loud' });
    expect((await mine(alice)).rooms.find((each) => each.room.id === room)).toMatchObject({ ord: 1, readOrd: 0 });
  });

  test('BLOCK9 one question tells whether one of two has blocked the other, whoever of them asks', async () => {
    const { read, alice, bob, carol, as } = await start();
    await as(alice)('person:block', { personId: bob });
    const between = (pairs: readonly (readonly [PersonId, PersonId])[]) => Promise.all(pairs.map(([a, b]) => isBlockedBetween(read, a, b)));
    const pairs = [
      [alice, bob],
      [bob, alice],
      [alice, carol],
      [carol, bob],
    ] as const;
    expect(await between(pairs)).toEqual([true, true, false, false]);
    await as(alice)('person:unblock', { personId: bob });
    expect(await between(pairs)).toEqual([false, false, false, false]);
  });
});
