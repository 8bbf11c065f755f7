import type { RoomId } from '@parley/shared/ids.ts';
import { events } from '@parley/shared/protocol.ts';
import * as fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { messages } from '../features/messages/messages.slice.ts';
import type { session } from '../features/people/session.slice.ts';
import type { Unhandled } from './complete.ts';
import { createChat } from './create-chat.ts';
import { defineSlice, type Handleable, ignore } from './define-slice.ts';
import type { Fact } from './facts.ts';
import { fold } from './fold.ts';
import { type ChatState, initialState, reduce, slices } from './index.ts';
import { createHeldWorld, openWorld, perform, told, worldAction } from './testing-deeds.ts';
import { createWorld, type Delivery } from './testing-world.ts';

const seed = Number(import.meta.env['SEED'] ?? Date.now() % 2 ** 31);
console.info(`store: SEED=${seed}`);

test('CON2 the events after a snapshot, applied to it, give what a fresh snapshot gives', () => {
  const scenario = fc.record({
    before: fc.array(worldAction, { maxLength: 25 }),
    after: fc.array(worldAction, { minLength: 1, maxLength: 40 }),
    holdsAll: fc.boolean(),
  });
  fc.assert(
    fc.property(scenario, ({ before, after, holdsAll }) => {
      const { world, open, tell } = createHeldWorld(holdsAll);
      for (const each of before) perform(world, each);

      const chat = createChat({ now: () => 0 });
      open(chat);
      tell([chat]);
      for (const each of after) perform(world, each);

      const fresh = createChat({ now: () => 0 });
      open(fresh);
      expect(told(chat.state(), holdsAll)).toEqual(told(fresh.state(), holdsAll));
    }),
    { seed, numRuns: 400 },
  );
});

test('applying an event of a room again changes nothing', () => {
  const deliveries: Delivery[] = [];
  const world = createWorld((delivery) => deliveries.push(delivery));
  world.create(world.me);
  const [room] = world.rooms.values();
  if (room === undefined) throw new Error('There is no room.');
  const chat = createChat({ now: () => 0 });
  openWorld(chat, world, () => true);
  deliveries.length = 0;
  const [, other] = world.people;
  if (other === undefined) throw new Error('There is nobody.');
  world.join(room, other);
  world.send(room, other, 'Hello');
  world.update(room, world.me, 'Another name');
  world.rename(other, 'Another person');
  for (const { log, seq, event } of deliveries) chat.sink.event(log, seq, event);
  const once = told(chat.state());
  for (const { log, seq, event } of deliveries) chat.sink.event(log, seq, event);
  expect(told(chat.state())).toEqual(once);
  expect(deliveries.length).toBeGreaterThan(3);
});

test('the order of the slices does not matter', () => {
  const facts: Fact[] = [];
  const world = createWorld(({ log, seq, event: { type, payload, actor, at } }) =>
    facts.push({ kind: 'event', name: type, payload, place: { log, seq, actor, at } } as Fact),
  );
  const reversed = Object.fromEntries(Object.entries(slices).toReversed()) as typeof slices;
  world.create(world.me);
  const start = [
    { kind: 'person', state: world.personState() } as const,
    ...[...world.rooms.keys()].map(
      (roomId: RoomId) => ({ kind: 'room', roomId, state: world.roomState(roomId), head: world.headOf(roomId) }) as const,
    ),
  ];
  for (const each of fc.sample(worldAction, { seed, numRuns: 200 })) perform(world, each);
  const run = (set: typeof slices): ChatState => [...start, ...facts].reduce((state, fact) => fold(set, state, fact), initialState);
  expect(run(reversed)).toEqual(run(slices));
  expect(facts.length).toBeGreaterThan(50);
});

test('a fact that concerns nobody leaves the same object', () => {
  const nobody: Fact = { kind: 'local', name: 'room:released', payload: { roomId: 'nowhere' } };
  expect(reduce(initialState, nobody)).toBe(initialState);
});

test('CON2 what no slice answers to is named by the compiler, and to ignore it takes a word', () => {
  type Left = Unhandled<{ session: typeof session }>;
  expectTypeOf<
    Extract<Left, 'event message:sent' | 'signal typing:changed' | 'room members' | 'person rooms' | 'local drafts:loaded'>
  >().toEqualTypeOf<'event message:sent' | 'signal typing:changed' | 'room members' | 'person rooms' | 'local drafts:loaded'>();
  expectTypeOf<Extract<Left, 'event person:renamed'>>().toEqualTypeOf<never>();
  expectTypeOf<Unhandled<typeof slices>>().toEqualTypeOf<never>();
  const indifferent = defineSlice({}, { events: { 'message:sent': ignore } });
  expectTypeOf<Unhandled<{ indifferent: typeof indifferent }>>().toEqualTypeOf<Exclude<Handleable, 'event message:sent'>>();
  expect(indifferent.apply(indifferent.initial, { kind: 'local', name: 'time:passed', payload: { now: 1 } })).toBe(indifferent.initial);
});

test('every event that is a line of the timeline goes into it', () => {
  const lines = [...events].filter(([, { timeline }]) => timeline).map(([name]) => `event ${name}`);
  expect(lines.length).toBeGreaterThan(0);
  // Beside them: what is left of them when somebody is gone.
  expect(messages.handles.filter((name) => name.startsWith('event ')).toSorted()).toEqual([...lines, 'event person:deleted'].toSorted());
});
