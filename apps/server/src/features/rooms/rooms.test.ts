import type { Ack } from '@parley/shared/ack.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { CommandName, CommandOutput } from '@parley/shared/protocol.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { startTestServer, type TestServer } from '../../realtime/testing.ts';

function as(server: TestServer, personId: PersonId) {
  return <N extends CommandName>(name: N, input: unknown) =>
    server.core.dispatch({ personId, sessionId: 's', device: null }, name, input) as Promise<Ack<CommandOutput<N>>>;
}

function value<T>(ack: Ack<T>): T {
  if (ack.ok !== true) {
    throw new Error(JSON.stringify(ack));
  }
  return ack.value;
}

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startTestServer(await open(await create()));
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    return { server, alice: as(server, alice), bob: as(server, bob), aliceId: alice, bobId: bob };
  }
  const fresh = (name: string, topic = '') => ({ roomId: uuidv7() as RoomId, name, topic, icon: '' });

  test('ROOM2 making a room twice under one id makes one room', async () => {
    const { alice, bob } = await start();
    const wish = fresh('Design');
    const first = value(await alice('room:create', wish));
    expect(value(await alice('room:create', wish))).toEqual(first);
    expect(await bob('room:create', wish)).toMatchObject({ ok: false, code: 'conflict' });
    expect(value(await alice('room:browse', { query: 'design', archived: false })).rooms).toHaveLength(1);
  });

  test('ROOM3 a room has one address at a time and is found by every one it had', async () => {
    const { alice } = await start();
    const { room } = value(await alice('room:create', fresh('Küche & Bad')));
    expect(room.slug).toBe('küche-bad');
    const renamed = value(await alice('room:update', { roomId: room.id, name: 'Garten', topic: 't', icon: '🌱' })).room;
    expect(renamed).toMatchObject({ slug: 'garten', icon: '🌱', topic: 't' });
    for (const slug of ['küche-bad', 'garten']) {
      expect(value(await alice('room:find', { slug })).room.id).toBe(room.id);
    }
    const other = value(await alice('room:create', fresh('Küche-Bad'))).room;
    expect(other.slug).toBe('küche-bad-2');
    expect(value(await alice('room:update', { roomId: room.id, name: 'Küche & Bad', topic: '', icon: '' })).room.slug).toBe('küche-bad');
    expect(await alice('room:find', { slug: 'nowhere' })).toMatchObject({ ok: false, code: 'gone' });
  });

  test('EDGE3 a search looks for its first eight words, however many a character may stand for', async () => {
    const { alice } = await start();
    value(await alice('room:create', fresh('one two three four', 'five six seven eight')));
    const found = async (query: string) => value(await alice('room:browse', { query, archived: false })).rooms.length;
    expect(await found('one two three four five six seven nine')).toBe(0);
    expect(await found('one one two three four five six seven nine')).toBe(1);
    // Each of these stands for four words.
    expect(await found('\uFDFA'.repeat(100))).toBe(0);
  });

  test('ROOM3 however many rooms had a name, the next one finds an address', async () => {
    const { alice } = await start();
    const slugs: string[] = [];
    for (let index = 0; index < 53; index += 1) {
      slugs.push(value(await alice('room:create', fresh(`Design${'!'.repeat(index)}`))).room.slug);
    }
    expect(slugs.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, index) => (index === 0 ? 'design' : `design-${index + 1}`)));
    expect(slugs.slice(50).every((slug) => /^design-[0-9a-f]{8}$/u.test(slug))).toBe(true);
    expect(new Set(slugs).size).toBe(53);
  });

  test('ROOM4 no two rooms have names that differ only in case, width or spaces', async () => {
    const { alice, bob } = await start();
    value(await alice('room:create', fresh('Design team')));
    for (const name of ['design TEAM', '  Design   team ', 'Ｄｅｓｉｇｎ team']) {
      // As it is written where it stands, so that it is found.
      expect(await bob('room:create', fresh(name))).toMatchObject({
        ok: false,
        code: 'conflict',
        message: 'There is a room called “Design team” already.',
      });
    }
  });

  test('ROOM5 joining twice is joining once; who joins starts with everything read', async () => {
    const { server, alice, bob, bobId } = await start();
    const { room } = value(await alice('room:create', fresh('Design')));
    value(await alice('message:send', { id: uuidv7(), roomId: room.id, body: 'before' }));
    value(await bob('room:join', { roomId: room.id }));
    value(await bob('room:join', { roomId: room.id }));
    const { rooms } = value(await bob('room:browse', { query: 'design', archived: false }));
    expect(rooms).toMatchObject([{ members: 2, joined: true }]);
    const { self } = (await server.device(bobId)).answer;
    expect(self.kind === 'snapshot' && self.state.rooms).toMatchObject([
      { room: { name: 'Design' }, ord: 1, readOrd: 1, role: 'member', last: { author: 'Alice', text: 'before' } },
      { room: { name: 'Lobby' }, ord: 0, readOrd: 0, role: 'member', last: null },
    ]);
  });

  test('ROOM6 browsing finds rooms by words of their name and topic, and says which are joined', async () => {
    const { alice, bob } = await start();
    value(await alice('room:create', fresh('Design', 'Interface, 100% calm')));
    const backend = value(await alice('room:create', fresh('Backend', 'Servers_and logs'))).room;
    const found = async (query: string, archived = false) =>
      value(await bob('room:browse', { query, archived })).rooms.map(({ room, joined }) => `${room.name} ${joined}`);
    expect(await found('')).toEqual(['Lobby true', 'Backend false', 'Design false']);
    expect(await found('CALM des')).toEqual(['Design false']);
    expect(await found('100%')).toEqual(['Design false']);
    expect(await found('%')).toEqual(['Design false']);
    expect(await found('_')).toEqual(['Backend false']);
    expect(await found('\\')).toEqual([]);
    const kitchen = value(await alice('room:create', fresh('Kitchen', 'ÜBER Ａfter-work, Ελλάδα'))).room;
    for (const word of ['über', 'Über', 'after', 'ΕΛΛΆΔΑ']) {
      expect([word, await found(word)]).toEqual([word, ['Kitchen false']]);
    }
    value(await alice('room:update', { roomId: kitchen.id, name: 'Kitchen', topic: 'ÄRGER', icon: '' }));
    expect([await found('über'), await found('ärger')]).toEqual([[], ['Kitchen false']]);
    value(await alice('room:archive', { roomId: kitchen.id }));
    value(await alice('room:archive', { roomId: backend.id }));
    expect(await found('')).toEqual(['Lobby true', 'Design false']);
    expect(await found('', true)).toEqual(['Backend false', 'Kitchen false']);
  });

  test('RIGHT2 only a room’s owner can change or archive it, and nobody the lobby', async () => {
    const { alice, bob } = await start();
    const { room } = value(await alice('room:create', fresh('Design')));
    value(await bob('room:join', { roomId: room.id }));
    const changed = { roomId: room.id, name: 'Mine', topic: '', icon: '' };
    expect(await bob('room:update', changed)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await bob('room:archive', { roomId: room.id })).toMatchObject({ ok: false, code: 'forbidden' });
    const lobby = value(await alice('room:find', { slug: 'lobby' })).room;
    expect(lobby).toMatchObject({ lobby: true, createdBy: null });
    expect(await alice('room:update', { ...changed, roomId: lobby.id })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await alice('room:archive', { roomId: lobby.id })).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('MSG4 nothing is written into an archived room, and it stays readable', async () => {
    const { alice, bob } = await start();
    const { room } = value(await alice('room:create', fresh('Design')));
    value(await alice('message:send', { id: uuidv7(), roomId: room.id, body: 'kept' }));
    value(await alice('room:archive', { roomId: room.id }));
    value(await alice('room:archive', { roomId: room.id }));
    // What is refused keeps this for good: it stays true when the room is opened again.
    const message = 'The room was archived.';
    expect(await alice('message:send', { id: uuidv7(), roomId: room.id, body: 'late' })).toMatchObject({ ok: false, code: 'forbidden', message });
    expect(await bob('room:join', { roomId: room.id })).toMatchObject({ ok: false, code: 'forbidden' });
    const page = value(await alice('message:page', { roomId: room.id, limit: 10 }));
    expect(page.entries.map((entry) => entry.type)).toEqual(['room:created', 'member:joined', 'message:sent', 'room:archived']);
    value(await alice('room:unarchive', { roomId: room.id }));
    value(await alice('message:send', { id: uuidv7(), roomId: room.id, body: 'back' }));
  });

  test('MSG5 pages of a timeline, put together in either direction, are the timeline', async () => {
    const { alice } = await start();
    const { room } = value(await alice('room:create', fresh('Design')));
    for (let index = 0; index < 23; index += 1) {
      value(await alice('message:send', { id: uuidv7(), roomId: room.id, body: `m${index}` }));
    }
    const all = value(await alice('message:page', { roomId: room.id, limit: 100 }));
    expect(all).toMatchObject({ start: true, end: true });
    expect(all.entries).toHaveLength(25);
    expect(all.people).toMatchObject([{ name: 'Alice' }]);
    const back: number[] = [];
    for (let before: number | undefined, atStart = false; !atStart;) {
      const page = value(await alice('message:page', { roomId: room.id, limit: 10, ...(before === undefined ? {} : { before }) }));
      expect(page.end).toBe(before === undefined);
      back.unshift(...page.entries.map((entry) => entry.seq));
      before = page.entries[0]?.seq;
      atStart = page.start;
    }
    const forth: number[] = [];
    for (let after = 0, end = false; !end;) {
      const page = value(await alice('message:page', { roomId: room.id, limit: 10, after }));
      forth.push(...page.entries.map((entry) => entry.seq));
      after = page.entries.at(-1)?.seq ?? 0;
      end = page.end;
    }
    const seqs = all.entries.map((entry) => entry.seq);
    expect(back).toEqual(seqs);
    expect(forth).toEqual(seqs);
  });

  test('MSG5 MSG6 pages of heavy messages are shorter, and still put together the timeline', async () => {
    const { alice } = await start();
    const { room } = value(await alice('room:create', fresh('Design')));
    await Promise.all(
      Array.from({ length: 70 }, async () => value(await alice('message:send', { id: uuidv7(), roomId: room.id, body: '\u0001'.repeat(8_000) }))),
    );
    const all = Array.from({ length: 72 }, (_, index) => index + 1);
    const back: number[] = [];
    for (let before: number | undefined, atStart = false; !atStart;) {
      const page = value(await alice('message:page', { roomId: room.id, limit: 100, ...(before === undefined ? {} : { before }) }));
      expect(page.entries.length).toBeGreaterThan(0);
      expect(JSON.stringify(page.entries).length).toBeLessThan(300_000);
      expect(page.end).toBe(before === undefined);
      back.unshift(...page.entries.map((entry) => entry.seq));
      before = page.entries[0]?.seq;
      atStart = page.start;
    }
    expect(back).toEqual(all);
    const forth: number[] = [];
    for (let after = 0, end = false; !end;) {
      const page = value(await alice('message:page', { roomId: room.id, limit: 100, after }));
      forth.push(...page.entries.map((entry) => entry.seq));
      after = page.entries.at(-1)?.seq ?? 0;
      end = page.end;
    }
    expect(forth).toEqual(all);
  });

  test('READ1 a read position reaches all devices of the person, is never beyond the last message, and goes back only on purpose', async () => {
    const { server, alice, aliceId } = await start();
    const { room } = value(await alice('room:create', fresh('Design')));
    value(await alice('message:send', { id: uuidv7(), roomId: room.id, body: 'one' }));
    const device = await server.device(aliceId);
    expect(value(await alice('read:mark', { roomId: room.id, ord: 99 }))).toEqual({ ord: 1 });
    expect(value(await alice('read:mark', { roomId: room.id, ord: 1 }))).toEqual({ ord: 1 });
    expect(value(await alice('read:mark', { roomId: room.id, ord: 0 }))).toEqual({ ord: 1 });
    expect(value(await alice('read:mark', { roomId: room.id, ord: 0, back: true }))).toEqual({ ord: 0 });
    await device.ask('room:browse', { query: '', archived: false });
    expect(device.events(aliceId).map((event) => event.payload)).toEqual([
      { roomId: room.id, ord: 1 },
      { roomId: room.id, ord: 0 },
    ]);
  });

  test('NAME1 no two people have names that differ only in case, width or spaces; a taken name is answered with a free one', async () => {
    const { server, alice } = await start();
    await server.person('Alice 2');
    for (const name of ['bob', ' BOB ', 'Ｂｏｂ']) {
      expect(await alice('person:rename', { name })).toMatchObject({ ok: false, code: 'conflict', suggestion: expect.stringMatching(/ 2$/u) });
    }
    const { enterAsGuest } = await import('../people/enter.ts');
    const ack = await enterAsGuest(server.core.log, { id: uuidv7() as PersonId, name: 'alice' });
    expect(ack).toMatchObject({ ok: false, code: 'conflict', suggestion: 'alice 3' });
  });

  test('NAME2 a new name reaches every room the person is in and all their devices', async () => {
    const { server, alice, aliceId, bobId } = await start();
    const [mine, theirs] = [await server.device(aliceId), await server.device(bobId)];
    value(await alice('person:rename', { name: 'Alicia' }));
    const payload = { person: { id: aliceId, name: 'Alicia' }, before: 'Alice' };
    await theirs.ask('room:browse', { query: '', archived: false });
    await mine.ask('room:browse', { query: '', archived: false });
    expect(theirs.packets.flatMap((packet) => packet.events)).toMatchObject([{ type: 'person:renamed', payload }]);
    expect(mine.events(aliceId)).toMatchObject([{ type: 'person:renamed', payload }]);
  });

  test('NAME3 the welcome says what there is to do: look at the rooms, or create one where there is none', async () => {
    const { server, alice } = await start();
    const welcomeOf = async (name: string) => {
      const { self } = (await server.device(await server.person(name))).answer;
      return self.kind === 'snapshot' && 'notices' in self.state ? self.state.notices[0]?.text : undefined;
    };
    expect(await welcomeOf('Carol')).toBe('Welcome, Carol. This is the lobby, where everybody starts. Say hello, or create a room.');
    const { room } = value(await alice('room:create', fresh('Design')));
    expect(await welcomeOf('Dave')).toBe('Welcome, Dave. This is the lobby, where everybody starts. Say hello, or browse the rooms.');
    value(await alice('room:archive', { roomId: room.id }));
    expect(await welcomeOf('Erin')).toContain('create a room');
  });

  test('NAME3 a new guest is brought to the lobby and greeted there, until they dismiss it', async () => {
    const { server, bob, bobId, alice, aliceId } = await start();
    const { self } = (await server.device(bobId)).answer;
    const notices = self.kind === 'snapshot' ? self.state.notices : [];
    expect(notices).toMatchObject([{ text: expect.stringContaining('Welcome, Bob') }]);
    const id = notices[0]?.id;
    value(await alice('notice:dismiss', { id }));
    expect((await server.device(bobId)).answer.self).toMatchObject({ state: { notices: [{ id }] } });
    value(await bob('notice:dismiss', { id }));
    expect((await server.device(bobId)).answer.self).toMatchObject({ state: { notices: [] } });
    const lobby = value(await alice('room:find', { slug: 'lobby' })).room.id;
    const page = value(await alice('message:page', { roomId: lobby, limit: 10 }));
    expect(page.entries.map(({ type, actor }) => [type, actor])).toEqual([
      ['room:created', null],
      ['member:joined', aliceId],
      ['member:joined', bobId],
    ]);
  });
});
