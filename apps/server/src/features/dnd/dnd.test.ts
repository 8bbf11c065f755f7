import type { Ack } from '@parley/shared/ack.ts';
import * as limits from '@parley/shared/limits.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { CommandName, CommandOutput, CommandRequest, LogPage, RoomState } from '@parley/shared/protocol.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { startTestServer } from '../../realtime/testing.ts';

const nights = { days: [1, 2, 3, 4, 5], from: 22 * 60, to: 8 * 60 };
const wednesdayNight = Date.UTC(2026, 10, 25, 23, 30);

forEachDatabase(({ create, open }) => {
  async function start(at?: number) {
    // Before the server takes its clock.
    const spy = at === undefined ? null : vi.spyOn(Date, 'now');
    if (at !== undefined) spy?.mockReturnValue(at);
    if (spy !== null) onTestFinished(() => spy.mockRestore());
    const server = await startTestServer(await open(await create()));
    const [alice, bob] = [await server.person('Alice'), await server.person('Bob')];
    const room = await server.room(alice);
    function as(personId: PersonId) {
      return <N extends CommandName>(name: N, input: CommandRequest<N>) =>
        server.core.dispatch({ personId, sessionId: 's', device: null }, name, input) as Promise<Ack<CommandOutput<N>>>;
    }
    await as(bob)('room:join', { roomId: room });
    async function seen(log: RoomId = room): Promise<RoomState['profiles']> {
      const page = (await server.core.sync.read(bob, { log, after: null })) as LogPage<RoomState>;
      if (page.kind !== 'snapshot') throw new Error(page.kind);
      return page.state.profiles;
    }
    return { server, alice, bob, room, as, seen, setClock: (now: number) => spy?.mockReturnValue(now) };
  }

  test('DND1 it reaches the rooms and the devices of whoever sets it, as a part of their profile, beside what else is there', async () => {
    const { server, alice, bob, room, as, seen } = await start();
    const [hers, his] = [await server.device(alice), await server.device(bob)];
    const until = Date.now() + 3_600_000;
    await as(alice)('person:describe', { pronouns: 'she/her', timeZone: 'Europe/Berlin' });
    expect(await as(alice)('dnd:until', { until })).toEqual({ ok: true, value: { dnd: { until } } });
    await as(alice)('dnd:until', { until });
    await as(alice)('dnd:schedule', { schedule: { ...nights, days: [5, 1, 1, 3, 2, 4] }, timeZone: 'Asia/Kolkata' });
    const status = { emoji: '🌴', text: 'On holiday', until: null };
    await as(alice)('person:status', { status });
    await as(alice)('person:describe', { pronouns: '', timeZone: 'Europe/Berlin' });
    const whole = { timeZone: 'Europe/Berlin', status, dnd: { until, schedule: nights } };
    expect(await seen()).toEqual({ [alice]: whole });
    await Promise.all([hers, his].map(({ ask }) => ask('room:browse', { query: '', archived: false })));
    expect(hers.events(alice).at(-1)?.payload).toEqual({ personId: alice, profile: whole });
    // Asked twice it was told once.
    expect(his.events(room)).toHaveLength(5);
    await as(alice)('dnd:schedule', { schedule: null, timeZone: '' });
    await as(alice)('dnd:until', { until: null });
    expect((await seen())[alice]).toEqual({ timeZone: 'Europe/Berlin', status });
  });

  test('DND2 what was set by hand is over at its end, though nothing was written', async () => {
    const { alice, as, seen, setClock } = await start(wednesdayNight);
    const until = wednesdayNight + 60_000;
    await as(alice)('dnd:until', { until });
    expect(await seen()).toEqual({ [alice]: { dnd: { until } } });
    setClock(until);
    expect(await seen()).toEqual({});
  });

  test('DND4 ended by hand, what the schedule has begun is over, and the schedule goes on; ended twice it is ended once', async () => {
    const { alice, as, seen } = await start(wednesdayNight);
    await as(alice)('dnd:schedule', { schedule: nights, timeZone: 'Europe/Berlin' });
    await as(alice)('dnd:until', { until: wednesdayNight + 60_000 });
    for (let times = 0; times < 2; times += 1) {
      expect(await as(alice)('dnd:until', { until: null })).toEqual({ ok: true, value: { dnd: { schedule: nights, ended: wednesdayNight } } });
    }
    // The same schedule again is no other one; another one has begun nothing yet.
    await as(alice)('dnd:schedule', { schedule: nights, timeZone: '' });
    expect((await seen())[alice]?.dnd?.ended).toBe(wednesdayNight);
    await as(alice)('dnd:schedule', { schedule: { ...nights, to: 540 }, timeZone: '' });
    expect((await seen())[alice]?.dnd).toEqual({ schedule: { ...nights, to: 540 } });
  });

  test('DND3 a schedule goes by the time zone of the profile, which it sets where there is none and which cannot go while there is a schedule', async () => {
    const { alice, as, seen } = await start();
    const noZone = 'A schedule goes by your time zone. Set that in your profile first.';
    expect(await as(alice)('dnd:schedule', { schedule: nights, timeZone: '' })).toMatchObject({ ok: false, message: noZone });
    expect(await seen()).toEqual({});
    await as(alice)('dnd:schedule', { schedule: nights, timeZone: 'Europe/Berlin' });
    expect((await seen())[alice]?.timeZone).toBe('Europe/Berlin');
    const needed = 'Your Do not disturb schedule goes by this. Switch the schedule off first.';
    expect(await as(alice)('person:describe', { pronouns: '', timeZone: '' })).toMatchObject({ ok: false, message: needed });
    await as(alice)('dnd:schedule', { schedule: null, timeZone: '' });
    expect(await as(alice)('person:describe', { pronouns: '', timeZone: '' })).toMatchObject({ ok: true });
    expect(await seen()).toEqual({});
  });

  test('DND1 what cannot be is refused in words, and nothing of it remains', async () => {
    const { alice, as, seen } = await start();
    const now = Date.now();
    const refused: readonly [string, unknown, string][] = [
      ['dnd:until', { until: now - 1 }, 'That time has passed already.'],
      ['dnd:until', { until: now + limits.statusLasts + 60_000 }, 'Do not disturb can last a year at most.'],
      ['dnd:schedule', { schedule: { ...nights, days: [] }, timeZone: 'UTC' }, 'Choose at least one day.'],
      ['dnd:schedule', { schedule: nights, timeZone: 'Mars/Olympus' }, 'There is no such time zone.'],
    ];
    for (const [name, input, message] of refused) expect(await as(alice)(name as 'dnd:until', input as never)).toMatchObject({ ok: false, message });
    const bad: readonly object[] = [
      { days: [0] },
      { days: [8] },
      { days: [1.5] },
      { days: Array(8).fill(1) },
      { from: 1440 },
      { to: -1 },
      { from: 0.5 },
      { to: 'x' },
    ];
    for (const part of bad) {
      expect(await as(alice)('dnd:schedule', { schedule: { ...nights, ...part }, timeZone: 'UTC' })).toMatchObject({ ok: false });
    }
    expect(await seen()).toEqual({});
  });
});
