import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Chat, createChat } from './create-chat.ts';
import { personStateOf, roomStateOf } from './kept-state.ts';
import { createHeldWorld, openWorld, perform, told, worldAction } from './testing-deeds.ts';
import { createWorld } from './testing-world.ts';

const seed = Number(import.meta.env['SEED'] ?? Date.now() % 2 ** 31);
console.info(`kept state: SEED=${seed}`);

/** A device that begins with what another one has kept. */
function recall(from: Chat): Chat {
  const chat = createChat({ now: () => 0 });
  const list = personStateOf(from.state());
  if (list === null) throw new Error('There is no list.');
  chat.sink.personSnapshot(structuredClone(list));
  for (const { room } of list.rooms) {
    const kept = roomStateOf(from.state(), room.id);
    if (kept !== null) chat.sink.roomSnapshot(room.id, structuredClone(kept), from.state().rooms.byId[room.id]?.seq ?? 0);
  }
  return chat;
}

test('CACHE1 what is kept of a state gives that state again, and what comes after it changes both alike', () => {
  const scenario = fc.record({
    before: fc.array(worldAction, { maxLength: 40 }),
    after: fc.array(worldAction, { maxLength: 40 }),
    holdsAll: fc.boolean(),
  });
  fc.assert(
    fc.property(scenario, ({ before, after, holdsAll }) => {
      const { world, open, tell } = createHeldWorld(holdsAll);
      const chats = [createChat({ now: () => 0 })];
      for (const chat of chats) open(chat);
      tell(chats);
      for (const each of before) perform(world, each);
      const [first] = chats;
      if (first === undefined) throw new Error('There is no device.');
      const second = recall(first);
      expect(told(second.state(), holdsAll)).toEqual(told(first.state(), holdsAll));
      chats.push(second);
      for (const each of after) perform(world, each);
      expect(told(second.state(), holdsAll)).toEqual(told(first.state(), holdsAll));
    }),
    { seed, numRuns: 400 },
  );
});

test('CACHE6 of a room the last hundred entries are kept, or as many as weigh 200,000 characters, and at least one', () => {
  const world = createWorld(() => {});
  world.create(world.me);
  const [room] = world.rooms.values();
  if (room === undefined) throw new Error('There is no room.');
  const { id } = room.room;
  const keptOf = (): readonly unknown[] => {
    const chat = createChat({ now: () => 0 });
    openWorld(chat, world, () => true);
    const { entries = [], start } = roomStateOf(chat.state(), id)?.messages ?? {};
    expect([entries.at(-1)?.seq, start]).toEqual([room.log.length, entries[0]?.seq === 1]);
    return entries;
  };
  for (let count = 0; count < 150; count += 1) world.send(room, world.me, 'hello');
  expect(keptOf().length).toBe(100);
  for (let count = 0; count < 50; count += 1) world.send(room, world.me, 'x'.repeat(8_000));
  expect(keptOf().length).toBe(25);
  world.send(room, world.me, 'x'.repeat(300_000));
  expect(keptOf().length).toBe(1);
});

test('CACHE6 a timeline that does not reach the end of its room is not kept', () => {
  const world = createWorld(() => {});
  world.create(world.me);
  const [id] = world.rooms.keys();
  if (id === undefined) throw new Error('There is no room.');
  const chat = createChat({ now: () => 0 });
  openWorld(chat, world, () => true);
  const page = { entries: [], people: [], start: true, end: false };
  chat.note('page:came', { roomId: id, way: 'around', edge: null, page });
  expect(roomStateOf(chat.state(), id)).toBe(null);
});
