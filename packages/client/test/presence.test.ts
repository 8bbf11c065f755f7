// Signals are not repeated and are in no log: what of them a device misses must be made good otherwise.
import type { RoomId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, action, count, perform, room, type Schedule, wait } from './schedule.ts';
import { calm } from './sim-network.ts';
import type { Present } from './sim-server.ts';
import { alice, type Attempt, createStage, joined, kitchen, left, packet, personPage, roomPage, said } from './stage.ts';
import { createWorld } from './world.ts';

type Stage = ReturnType<typeof createStage>;

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RUNS'] ?? 3_000);
console.info(`presence: SEED=${seed} RUNS=${numRuns} (and AT=<path> to replay a failure)`);

/** Long enough for every wait there is. */
const calmTime = 150_000;

const appear: fc.Arbitrary<Action> = fc.record({ wait, do: fc.constantFrom('appear' as const, 'leave and return' as const), room, count });
const schedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  // A connection may end at any moment, but what comes through it is whole and in order: nobody could make good a signal that was lost on the way.
  weather: fc.record({
    loss: fc.constant(0),
    copies: fc.constant(0),
    delay: fc.constantFrom(5, 200, 3_000),
    openFails: fc.constantFrom(0, 0.4),
    ordered: fc.constant(true),
  }),
  actions: fc.array(fc.oneof({ weight: 3, arbitrary: action }, { weight: 1, arbitrary: appear }), { minLength: 5, maxLength: 60, size: 'max' }),
});

/** Who is missing is offline. */
function shown(present: Present | undefined): readonly string[] {
  return Object.entries(present ?? {})
    .flatMap(([id, state]) => (state === 'offline' ? [] : [`${id} ${state}`]))
    .toSorted();
}

test('PRES6 whatever becomes of the connection and of the rooms: in the end a device shows of each room that it holds who is there', async () => {
  let compared = 0;
  const path = process.env['AT'];
  await fc.assert(
    fc.asyncProperty(schedule, async (run) => {
      const world = createWorld(run.seed);
      world.client.connect();
      world.network.weather(run.weather);
      for (const each of run.actions) {
        perform(world, [], each);
        await world.clock.advance(each.wait);
      }
      world.network.weather({ ...calm, ordered: true });
      world.server.busy(0);
      await world.clock.advance(calmTime);
      expect(world.sink.statuses.at(-1)).toBe('online');
      expect(world.problems).toEqual([]);
      for (const [id, present] of world.sink.present) {
        expect([id, shown(present)]).toEqual([id, shown(world.server.present(id as RoomId))]);
        compared += shown(present).length;
      }
      world.client.close();
    }),
    { seed, numRuns, ...(path !== undefined && { path, endOnFailure: true }) },
  );
  // A run in which nobody was anywhere shows nothing.
  if (path === undefined) expect(compared).toBeGreaterThan(numRuns / 10);
}, 3_600_000);

/** Something of a room that is not held was missed: the device asks for a new list of rooms. */
function askForList(stage: Stage): ReturnType<Attempt['take']> {
  const heads = { self: 1, rooms: { kitchen: [1, 0], garden: [5, 0] } };
  stage.line().received('log:heads', heads);
  stage.line().received('log:heads', heads);
  return stage.line().take('log:read');
}

/** The list, as it is after `leaveAndReturn`. */
function answerWithList(asked: ReturnType<Attempt['take']>): void {
  asked.reply({ ok: true, value: personPage(3, { kitchen: 3, garden: 5 }) });
}

function leaveAndReturn(stage: Stage): void {
  stage.line().received('log:events', packet(alice, 2, left(kitchen), joined(kitchen, 3)));
}

test('PRES6 a room that was left and entered again while a new list of rooms was on its way is read anew', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  const list = askForList(stage);
  leaveAndReturn(stage);
  answerWithList(list);
  expect(stage.line().take('log:read').payload).toEqual({ log: kitchen, after: null });
});

test('PRES6 … also where its answer came first', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  answerWithList(askForList(stage));
  leaveAndReturn(stage);
  expect(stage.line().take('log:read').payload).toEqual({ log: kitchen, after: null });
});

test('PRES6 SYNC11 … and what was asked of it before that is not enough', async () => {
  const stage = createStage();
  await stage.online();
  void stage.client.open(kitchen);
  const first = stage.line().take('log:read');
  const list = askForList(stage);
  first.reply({ ok: true, value: roomPage(kitchen, 2) });
  leaveAndReturn(stage);
  answerWithList(list);
  expect(stage.line().take('log:read').payload).toEqual({ log: kitchen, after: null });
});

test('PRES6 … nor is what a signal told before it was asked for', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  const list = askForList(stage);
  stage.line().received('presence:listed', { roomId: kitchen, people: {} });
  leaveAndReturn(stage);
  answerWithList(list);
  const read = stage.line().take('log:read');
  stage.line().received('presence:changed', { roomId: kitchen, people: { bob: 'online' } });
  read.reply({ ok: true, value: roomPage(kitchen, 3) });
  expect(stage.screen.told('signal')).toEqual(['signal presence:changed']);
});

test('PRES6 SYNC11 so far behind that a snapshot will come, no signal is let past it', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 1_200, said('a')));
  const read = stage.line().take('log:read');
  expect(read.payload).toEqual({ log: kitchen, after: null });
  stage.line().received('presence:changed', { roomId: kitchen, people: { bob: 'online' } });
  expect(stage.screen.told('signal')).toEqual([]);
  read.reply({ ok: true, value: roomPage(kitchen, 1_200) });
  expect(stage.screen.calls.map((call) => call.trim()).filter((call) => /^(roomSnapshot|signal)/u.test(call))).toEqual([
    'roomSnapshot kitchen at 1200',
    'signal presence:changed',
  ]);
});

test('SYNC7 that a room is gone counts for nothing where the person is known to have entered it since it was asked for', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 3, said('a')));
  const asked = stage.line().take('log:read');
  stage.line().received('log:events', packet(alice, 2, joined(kitchen, 3)));
  asked.reply({ ok: true, value: { kind: 'gone' } });
  expect(stage.screen.told('roomGone')).toEqual([]);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: { kind: 'gone' } });
  expect(stage.screen.told('roomGone')).toEqual(['roomGone kitchen']);
});
