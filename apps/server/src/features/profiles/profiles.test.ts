import type { Ack } from '@parley/shared/ack.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { CommandName, CommandOutput, CommandRequest, LogPage, PersonState, RoomState } from '@parley/shared/protocol.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { startTestServer } from '../../realtime/testing.ts';

const holiday = { emoji: '🌴', text: 'On holiday', until: null };

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startTestServer(await open(await create()));
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const room = await server.room(alice);

    function as(personId: PersonId) {
      return <N extends CommandName>(name: N, input: CommandRequest<N>) =>
        server.core.dispatch({ personId, sessionId: 's', device: null }, name, input) as Promise<Ack<CommandOutput<N>>>;
    }
    async function snapshot(personId: PersonId, log: RoomId): Promise<RoomState> {
      const page = (await server.core.sync.read(personId, { log, after: null })) as LogPage<RoomState>;
      if (page.kind !== 'snapshot') throw new Error(page.kind);
      return page.state;
    }
    async function mine(personId: PersonId): Promise<PersonState> {
      const { self } = (await server.device(personId)).answer;
      if (self.kind !== 'snapshot') throw new Error(self.kind);
      return self.state;
    }
    return { server, alice, bob, room, as, snapshot, mine };
  }

  test('PROFILE1 what people say of themselves reaches every room they are in and all their devices, and is no line in a timeline', async () => {
    const { server, alice, bob, room, as, snapshot, mine } = await start();
    await as(bob)('room:join', { roomId: room });
    const [hers, his] = [await server.device(alice), await server.device(bob)];
    const described = { pronouns: 'she/her', timeZone: 'Europe/Berlin' };
    expect(await as(alice)('person:describe', { ...described, pronouns: ' she/her ' })).toEqual({ ok: true, value: { profile: described } });
    expect(await as(alice)('person:status', { status: holiday })).toEqual({ ok: true, value: { profile: { ...described, status: holiday } } });
    // What comes after both has come when its answer has.
    await Promise.all([his.ask('room:browse', { query: '', archived: false }), hers.ask('room:browse', { query: '', archived: false })]);
    const told = [
      { type: 'person:described', actor: alice, payload: { personId: alice, profile: described } },
      { type: 'person:described', actor: alice, payload: { personId: alice, profile: { ...described, status: holiday } } },
    ];
    expect(his.events(room)).toMatchObject(told);
    expect(hers.events(alice)).toMatchObject(told);
    const { profiles, messages } = await snapshot(bob, room);
    expect(profiles).toEqual({ [alice]: { ...described, status: holiday } });
    expect(messages.entries.map(({ type }) => type)).not.toContain('person:described');
    expect((await mine(alice)).profiles).toEqual({ ...described, status: holiday });
  });

  test('RIGHT1 PROFILE1 who shares no room with somebody hears nothing of what they say of themselves', async () => {
    const { server, alice, bob, as } = await start();
    const lobby = (await server.core.log.database.read.selectFrom('rooms').select('id').where('lobby', '=', 1).executeTakeFirstOrThrow()).id;
    await as(bob)('room:leave', { roomId: lobby });
    const his = await server.device(bob);
    await as(alice)('person:status', { status: holiday });
    await as(alice)('person:describe', { pronouns: 'she/her', timeZone: '' });
    await his.ask('room:browse', { query: '', archived: false });
    expect([his.packets, his.signals]).toEqual([[], []]);
  });

  test('PROFILE1 each part is taken away again, and asking twice tells nobody twice', async () => {
    const { server, alice, room, as, snapshot } = await start();
    const hers = await server.device(alice);
    for (let times = 0; times < 2; times += 1) await as(alice)('person:status', { status: holiday });
    await as(alice)('person:describe', { pronouns: 'she/her', timeZone: '' });
    await as(alice)('person:status', { status: null });
    expect((await snapshot(alice, room)).profiles).toEqual({ [alice]: { pronouns: 'she/her' } });
    await as(alice)('person:describe', { pronouns: '', timeZone: '' });
    await hers.ask('room:browse', { query: '', archived: false });
    expect(hers.events(room).map(({ payload }) => payload)).toEqual(
      [{ status: holiday }, { pronouns: 'she/her', status: holiday }, { pronouns: 'she/her' }, {}].map((profile) => ({ personId: alice, profile })),
    );
    expect((await snapshot(alice, room)).profiles).toEqual({});
  });

  test('PROFILE2 no snapshot tells a status whose end has passed, though nothing was written', async () => {
    // Before the server takes its clock.
    const spy = vi.spyOn(Date, 'now');
    onTestFinished(() => spy.mockRestore());
    const { alice, room, as, snapshot, mine, server } = await start();
    const until = Date.now() + 60_000;
    await as(alice)('person:describe', { pronouns: 'she/her', timeZone: '' });
    await as(alice)('person:status', { status: { ...holiday, until } });
    expect((await snapshot(alice, room)).profiles).toEqual({ [alice]: { pronouns: 'she/her', status: { ...holiday, until } } });
    const { seq } = await server.core.log.database.read.selectFrom('logs').select('seq').where('id', '=', room).executeTakeFirstOrThrow();
    spy.mockReturnValue(until);
    expect((await snapshot(alice, room)).profiles).toEqual({ [alice]: { pronouns: 'she/her' } });
    expect((await mine(alice)).profiles).toEqual({ pronouns: 'she/her' });
    const after = await server.core.log.database.read.selectFrom('logs').select('seq').where('id', '=', room).executeTakeFirstOrThrow();
    expect(after.seq).toBe(seq);
  });

  test('PROFILE3 what cannot be is refused in words, and nothing of it remains', async () => {
    const { alice, room, as, snapshot } = await start();
    const now = Date.now();
    const refused: readonly [string, unknown, string][] = [
      ['person:status', { status: { ...holiday, until: now - 1 } }, 'That time has passed already.'],
      ['person:status', { status: { ...holiday, until: now + limits.statusLasts + 60_000 } }, 'A status can last a year at most.'],
      ['person:status', { status: { ...holiday, emoji: 'x' } }, 'That is not one emoji.'],
      ['person:status', { status: { ...holiday, text: '' } }, 'A status can’t be empty.'],
      ['person:describe', { pronouns: 'she\u202e', timeZone: '' }, 'The pronouns field has a character that can’t be shown.'],
      ['person:describe', { pronouns: '', timeZone: 'Mars/Olympus' }, 'Choose a time zone from the list, such as Europe/Berlin, or leave it empty.'],
    ];
    for (const [name, input, message] of refused) {
      expect(await as(alice)(name as 'person:status', input as never)).toMatchObject({ ok: false, message });
    }
    expect((await snapshot(alice, room)).profiles).toEqual({});
  });

  test('PROFILE4 who has set nothing is not told of; who joins a room brings their profile, who leaves takes it along', async () => {
    const { server, alice, bob, room, as, snapshot } = await start();
    expect((await snapshot(alice, room)).profiles).toEqual({});
    const hers = await server.device(alice);
    const his = await server.device(bob);
    await as(bob)('room:join', { roomId: room });
    await as(bob)('room:leave', { roomId: room });
    await as(bob)('person:describe', { pronouns: 'he/him', timeZone: '' });
    await as(bob)('room:join', { roomId: room });
    await hers.ask('room:browse', { query: '', archived: false });
    expect(hers.events(room).map(({ type }) => type)).toEqual(['member:joined', 'member:left', 'member:joined', 'person:described']);
    expect((await snapshot(alice, room)).profiles).toEqual({ [bob]: { pronouns: 'he/him' } });
    // The list that the joiner is told of stands where the room does.
    await his.ask('room:browse', { query: '', archived: false });
    const joined = his.events(bob).findLast(({ type }) => type === 'room:joined');
    const head = await server.core.log.database.read.selectFrom('logs').select('seq').where('id', '=', room).executeTakeFirstOrThrow();
    expect(joined?.payload).toMatchObject({ summary: { seq: head.seq } });
    await as(bob)('room:leave', { roomId: room });
    expect((await snapshot(alice, room)).profiles).toEqual({});
  });

  test('ROOM2 a room made by somebody with a profile knows it from the start', async () => {
    const { alice, as, snapshot } = await start();
    await as(alice)('person:status', { status: holiday });
    const roomId = uuidv7() as RoomId;
    await as(alice)('room:create', { roomId, name: 'Later', topic: '', icon: '' });
    expect((await snapshot(alice, roomId)).profiles).toEqual({ [alice]: { status: holiday } });
  });

  test('PROFILE4 what was taken back before somebody came they cannot read: from before them a device gets no events, but how it stands', async () => {
    const { server, alice, bob, room, as, snapshot } = await start();
    await as(alice)('person:status', { status: { emoji: '🌴', text: 'a secret island', until: null } });
    await as(alice)('person:status', { status: null });
    await as(bob)('room:join', { roomId: room });
    for (const after of [0, 1, 2]) {
      const page = await server.core.sync.read(bob, { log: room, after });
      expect(page.kind).toBe('snapshot');
      expect(JSON.stringify(page)).not.toContain('secret');
    }
    expect((await snapshot(bob, room)).profiles).toEqual({});
    // What she has seen herself is hers to catch up with.
    expect(await server.core.sync.read(alice, { log: room, after: 2 })).toMatchObject({ kind: 'events' });
  });
});
