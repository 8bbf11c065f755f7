import type { RoomId } from '@parley/shared/ids.ts';
import { events } from '@parley/shared/protocol.ts';
import * as fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { messages } from '../features/messages/messages.slice.ts';
import type { session } from '../features/people/session.slice.ts';
import type { Unhandled } from './complete.ts';
import { createChat, type Chat } from './create-chat.ts';
import { defineSlice, type Handleable, ignore } from './define-slice.ts';
import type { Fact } from './facts.ts';
import { fold } from './fold.ts';
import { type ChatState, initialState, reduce, slices } from './index.ts';
import { authorOfLast } from './selectors.ts';
import { createWorld, type Delivery, type World } from './testing-world.ts';

const seed = Number(import.meta.env['SEED'] ?? Date.now() % 2 ** 31);
console.info(`store: SEED=${seed}`);

const action = fc.record({
  what: fc.constantFrom(
    'send',
    'send',
    'send',
    'join',
    'join',
    'leave',
    'create',
    'update',
    'archive',
    'unarchive',
    'rename',
    'read',
    'notice',
    'dismiss',
    'mine',
  ),
  who: fc.nat(2),
  where: fc.nat(3),
  n: fc.nat(9),
});
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

function perform(world: World, { what, who, where, n }: Action): void {
  const rooms = [...world.rooms.values()];
  const room = rooms[where % rooms.length];
  const person = world.people[what === 'mine' ? 0 : who];
  if (room === undefined || person === undefined) return;
  if (what === 'send' || what === 'mine') world.send(room, person, `Message ${n}`);
  else if (what === 'create') world.create(person);
  else if (what === 'join') world.join(room, person);
  else if (what === 'leave') world.leave(room, person);
  else if (what === 'update') world.update(room, person, `Name ${n} of ${room.room.slug}`);
  else if (what === 'archive') world.change(room, 'room:archived', person);
  else if (what === 'unarchive') world.change(room, 'room:unarchived', person);
  else if (what === 'rename') world.rename(person, `Name ${n} of ${person.id.slice(-1)}`);
  else if (what === 'read') world.read(room, n);
  else if (what === 'notice') world.post(room, `Notice ${n}`);
  else world.dismiss();
}

/** Everything that a snapshot tells, in one order. Names of people met only in rooms that were never opened are not known. */
function told(state: ChatState, names = true) {
  return {
    me: state.session.me,
    notices: state.notices,
    rooms: Object.values(state.rooms.byId)
      .map(({ last, ...room }) => ({ ...room, last: last && { author: names && authorOfLast(state, last), text: last.text, at: last.at } }))
      .toSorted((a, b) => (a.room.id < b.room.id ? -1 : 1)),
    members: Object.fromEntries(Object.entries(state.members).map(([id, members]) => [id, members.toSorted((a, b) => (a.id < b.id ? -1 : 1))])),
    timelines: Object.fromEntries(Object.entries(state.messages).map(([id, { entries, end }]) => [id, { entries, end }])),
    authors: Object.fromEntries(
      Object.values(state.messages).flatMap(({ entries }) => entries.map(({ actor }) => [actor, state.people.names[actor ?? '']])),
    ),
  };
}

/** A device that has opened a room, or all of them. */
function open(chat: Chat, world: World, held: (id: string) => boolean): void {
  chat.sink.personSnapshot(world.personState());
  for (const { id } of world.personState().rooms.map(({ room }) => room)) if (held(id)) chat.sink.roomSnapshot(id, world.roomState(id));
}

test('CON2 the events after a snapshot, applied to it, give what a fresh snapshot gives', () => {
  const scenario = fc.record({
    before: fc.array(action, { maxLength: 25 }),
    after: fc.array(action, { minLength: 1, maxLength: 40 }),
    holdsAll: fc.boolean(),
  });
  fc.assert(
    fc.property(scenario, ({ before, after, holdsAll }) => {
      let deliver: (delivery: Delivery) => void = () => {};
      const world = createWorld((delivery) => deliver(delivery));
      const held = (id: string): boolean => holdsAll || Number(id.at(-1)) % 2 === 0;
      world.create(world.people[0] ?? world.me);
      world.create(world.people[1] ?? world.me);
      for (const each of before) perform(world, each);

      const chat = createChat({ now: () => 0 });
      open(chat, world, held);
      deliver = ({ log, seq, event }) => {
        chat.sink.event(log, seq, event);
        if (event.type === 'room:left') chat.sink.roomGone(event.payload.roomId);
        // The client opens what it holds as soon as it may.
        if (event.type === 'room:joined' && held(event.payload.summary.room.id))
          chat.sink.roomSnapshot(event.payload.summary.room.id, world.roomState(event.payload.summary.room.id));
      };
      for (const each of after) perform(world, each);

      const fresh = createChat({ now: () => 0 });
      open(fresh, world, held);
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
  open(chat, world, () => true);
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
    ...[...world.rooms.keys()].map((roomId: RoomId) => ({ kind: 'room', roomId, state: world.roomState(roomId) }) as const),
  ];
  for (const each of fc.sample(action, { seed, numRuns: 200 })) perform(world, each);
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
  expect(messages.handles.filter((name) => name.startsWith('event ')).toSorted()).toEqual(lines.toSorted());
});
