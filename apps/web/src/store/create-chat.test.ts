import type { LogEvent } from '@parley/shared/protocol.ts';
import { expect, test } from 'vitest';
import { createChat } from './create-chat.ts';
import { createWorld, type Delivery } from './testing-world.ts';

function start(beforePaint?: (task: () => void) => void) {
  const deliveries: Delivery[] = [];
  const world = createWorld((delivery) => deliveries.push(delivery));
  world.create(world.me);
  const [room] = world.rooms.values();
  if (room === undefined) throw new Error('There is no room.');
  const chat = createChat({ now: () => 0, ...(beforePaint && { beforePaint }) });
  chat.sink.personSnapshot(world.personState());
  chat.sink.roomSnapshot(room.room.id, world.roomState(room.room.id), room.log.length);
  chat.flush();
  deliveries.length = 0;
  for (let n = 0; n < 5; n += 1) world.send(room, world.me, `Message ${n}`);
  let sets = 0;
  chat.store.subscribe(() => (sets += 1));
  return { chat, room, deliveries, sets: () => sets, shown: () => chat.store.getState().rooms.byId[room.room.id]?.ord };
}

function deliver(chat: ReturnType<typeof createChat>, deliveries: readonly { log: string; seq: number; event: LogEvent }[]): void {
  for (const { log, seq, event } of deliveries) chat.sink.event(log as never, seq, event);
}

test('what comes in one packet is shown at once', () => {
  const { chat, deliveries, sets, shown } = start();
  chat.sink.batch(() => deliver(chat, deliveries));
  expect([sets(), shown()]).toEqual([1, 5]);
});

test('packets that come within a frame are painted together', () => {
  const frames: (() => void)[] = [];
  const { chat, deliveries, sets, shown } = start((task) => frames.push(task));
  for (const delivery of deliveries) chat.sink.batch(() => deliver(chat, [delivery]));
  expect([sets(), shown(), chat.state().rooms.byId[deliveries[0]?.log ?? '']?.ord]).toEqual([0, 0, 5]);
  for (const paint of frames) paint();
  expect([sets(), shown()]).toEqual([1, 5]);
});

test('what is done here does not wait for a frame, and brings along what came before it', () => {
  const frames: (() => void)[] = [];
  const { chat, room, deliveries, sets, shown } = start((task) => frames.push(task));
  deliver(chat, deliveries);
  chat.note('draft:changed', { roomId: room.room.id, text: 'Hello' });
  expect([sets(), shown(), chat.store.getState().drafts.texts[room.room.id]]).toEqual([1, 5, 'Hello']);
  for (const paint of frames) paint();
  expect(sets()).toBe(1);
});

test('an event that throws does not keep the rest of its packet from being shown', () => {
  const { chat, deliveries, shown } = start();
  expect(() =>
    chat.sink.batch(() => {
      deliver(chat, deliveries);
      throw new Error('the client reports it');
    }),
  ).toThrow('the client reports it');
  expect(shown()).toBe(5);
});
