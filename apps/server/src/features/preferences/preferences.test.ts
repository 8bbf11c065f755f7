import type { Ack } from '@parley/shared/ack.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { CommandName, CommandOutput, CommandRequest, PersonState } from '@parley/shared/protocol.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { startTestServer } from '../../realtime/testing.ts';

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startTestServer(await open(await create()));
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    function as(personId: PersonId) {
      return <N extends CommandName>(name: N, input: CommandRequest<N>) =>
        server.core.dispatch({ personId, sessionId: 's', device: null }, name, input) as Promise<Ack<CommandOutput<N>>>;
    }
    async function mine(personId: PersonId): Promise<PersonState['preferences']> {
      const { self } = (await server.device(personId)).answer;
      if (self.kind !== 'snapshot') throw new Error(self.kind);
      return self.state.preferences;
    }
    return { server, alice, bob, as, mine };
  }

  test('PREF1 what one chooses reaches all of one’s devices with everything else that one has chosen, and nobody else', async () => {
    const { server, alice, bob, as, mine } = await start();
    expect(await mine(alice)).toEqual({});
    const [desk, phone, his] = [await server.device(alice), await server.device(alice), await server.device(bob)];
    await as(alice)('preferences:set', { theme: 'dark' });
    await as(alice)('preferences:set', { textSize: 'large', clock: '12' });
    // What comes after both has come when its answer has.
    await Promise.all([desk, phone, his].map(({ ask }) => ask('room:browse', { query: '', archived: false })));
    const told = [
      { type: 'preferences:changed', payload: { preferences: { theme: 'dark' } } },
      { type: 'preferences:changed', payload: { preferences: { theme: 'dark', textSize: 'large', clock: '12' } } },
    ];
    expect(desk.events(alice)).toMatchObject(told);
    expect(phone.events(alice)).toMatchObject(told);
    expect(JSON.stringify([his.packets, his.signals])).not.toMatch(/preferences|dark/u);
    expect(await mine(alice)).toEqual({ theme: 'dark', textSize: 'large', clock: '12' });
    expect(await mine(bob)).toEqual({});
  });

  test('PREF2 two devices that change different things at the same time both keep theirs; of the same thing the later counts; asked twice it is told once', async () => {
    const { server, alice, as, mine } = await start();
    const device = await server.device(alice);
    await Promise.all([as(alice)('preferences:set', { density: 'compact' }), as(alice)('preferences:set', { theme: 'light' })]);
    expect(await mine(alice)).toEqual({ density: 'compact', theme: 'light' });
    await as(alice)('preferences:set', { theme: 'dark' });
    const again = await as(alice)('preferences:set', { theme: 'dark' });
    expect(again).toEqual({ ok: true, value: { preferences: { density: 'compact', theme: 'dark' } } });
    await device.ask('room:browse', { query: '', archived: false });
    expect(device.events(alice)).toHaveLength(3);
  });

  test('PREF1 what there is not to choose is refused, and nothing of it remains', async () => {
    const { alice, as, mine } = await start();
    const refused: readonly unknown[] = [
      { theme: 'pink' },
      { theme: 'dark', clock: 24 },
      { theme: 'dark', constructor: 'x' },
      { font: 'dark' },
      { textSize: 'x'.repeat(10_000) },
      ['dark'],
      null,
    ];
    for (const input of refused) expect(await as(alice)('preferences:set', input as object)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await as(alice)('preferences:set', { theme: 'pink' as 'dark' })).toMatchObject({ message: 'Choose one of what there is.' });
    expect(await mine(alice)).toEqual({});
  });

  test('PREF3 who does not show that they are typing is seen by nobody to do so, whatever their devices send', async () => {
    const { server, alice, bob, as } = await start();
    const room = await server.room(alice);
    await as(bob)('room:join', { roomId: room });
    const [hers, his] = [await server.device(alice), await server.device(bob)];
    const typingSeen = (): unknown[] => his.signals.filter(({ name }) => name === 'typing:changed').map(({ payload }) => payload);

    await hers.ask('preferences:set', { typing: 'hidden' });
    expect(await hers.ask('typing:set', { roomId: room, typing: true })).toMatchObject({ ok: true });
    await hers.ask('typing:set', { roomId: room, typing: false });
    await as(alice)('typing:set', { roomId: room, typing: true });
    // Signals come in order: what was sent before this one had come.
    await hers.ask('preferences:set', { typing: 'shown' });
    await hers.ask('typing:set', { roomId: room, typing: true });
    await his.ask('room:browse', { query: '', archived: false });
    expect(typingSeen()).toEqual([{ roomId: room, personId: alice, typing: true }]);
  });

  test('PREF1 what another version has stored, and this one does not know, is passed over', async () => {
    const { server, alice, as, mine } = await start();
    const rows = [
      { person_id: alice, name: 'wallpaper', value: 'sea' },
      { person_id: alice, name: 'theme', value: 'sepia' },
      { person_id: alice, name: 'constructor', value: 'x' },
    ];
    await server.core.log.database.write.insertInto('preferences').values(rows).execute();
    expect(await mine(alice)).toEqual({});
    await as(alice)('preferences:set', { theme: 'dark' });
    expect(await mine(alice)).toEqual({ theme: 'dark' });
  });
});
