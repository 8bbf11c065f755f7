import { expect, test } from 'vitest';
import { createHeldRooms } from './held-rooms.ts';
import { chatIn, createFakeClient, createStillClock } from './testing-device.ts';

const ids = Array.from({ length: 40 }, (_, index) => `room ${index}`);

function start() {
  const client = createFakeClient();
  const chat = chatIn(Object.fromEntries(ids.map((id) => [id, 1])), createStillClock());
  return { client, chat, rooms: createHeldRooms(chat, client) };
}

test('thirty rooms are held, the ones used last', async () => {
  const { client, rooms } = start();
  for (const id of ids.slice(0, 30)) await rooms.hold(id);
  await rooms.hold('room 0');
  await rooms.hold('room 35');
  expect(client.held.size).toBe(30);
  expect([client.held.has('room 0'), client.held.has('room 1'), client.held.has('room 35')]).toEqual([true, false, true]);
});

test('the room on screen is never given up', async () => {
  const { client, chat, rooms } = start();
  await rooms.hold('room 0');
  chat.note('room:shown', { roomId: 'room 0', readOrd: 0, ord: 1 });
  for (const id of ids) if (id !== 'room 0') await rooms.hold(id);
  expect(client.held.has('room 0')).toBe(true);
});

test('a guess pushes nothing out', async () => {
  const { client, rooms } = start();
  for (const id of ids.slice(0, 30)) await rooms.hold(id);
  rooms.prefetch('room 35');
  expect([client.held.has('room 35'), client.held.has('room 0')]).toEqual([false, true]);
});
