import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Device } from '../../log/types.ts';
import type { DeviceWatcher } from '../../realtime/types.ts';
import { createPresence } from './presence.ts';

const room = 'room' as RoomId;
const bob = 'bob' as PersonId;

function start() {
  const told: unknown[] = [];
  let watcher: DeviceWatcher | undefined;
  const presence = createPresence({
    toRoom: (roomId, name, payload) => void told.push([roomId, name, payload]),
    toDevice: (_device, name, payload) => void told.push(['device', name, payload]),
    watch: (given) => {
      watcher = given;
    },
    follow: () => {},
  });
  if (watcher === undefined) {
    throw new Error('presence watches nothing');
  }
  return { presence, told, watcher };
}

function device(): Device {
  return { personId: bob };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('PRES2 closing one of two tabs, a reload or a short loss of connection is not going away', () => {
  const { presence, told, watcher } = start();
  const [first, second, third] = [device(), device(), device()];
  watcher.watching(first, [room], []);
  watcher.watching(second, [room], []);
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(1);
  watcher.gone(first);
  vi.advanceTimersByTime(limits.presenceGrace * 2);
  watcher.gone(second);
  vi.advanceTimersByTime(limits.presenceGrace - 1);
  expect(presence.of(room)).toEqual({ bob: 'online' });
  watcher.watching(third, [room], []);
  vi.advanceTimersByTime(limits.presenceGrace * 2);
  expect(told).toHaveLength(1);
});

test('PRES1 who is gone for longer is offline, and is told to the rooms they share', () => {
  const { presence, told, watcher } = start();
  const tab = device();
  watcher.watching(tab, [room], []);
  vi.advanceTimersByTime(1_000);
  watcher.gone(tab);
  vi.advanceTimersByTime(limits.presenceGrace + 1_000);
  expect(presence.of(room)).toEqual({});
  expect(told.at(-1)).toEqual([room, 'presence:changed', { roomId: room, people: { bob: 'offline' } }]);
});

test('PRES1 a person is online if any of their devices is, else away', async () => {
  const { presence, watcher } = start();
  const [desk, phone] = [device(), device()];
  watcher.watching(desk, [room], []);
  watcher.watching(phone, [room], []);
  const set = (from: Device, state: 'online' | 'away') =>
    presence.handlers['presence:set'].run(undefined as never, { state }, { personId: bob, sessionId: 's', device: from });
  await set(desk, 'away');
  expect(presence.of(room)).toEqual({ bob: 'online' });
  await set(phone, 'away');
  expect(presence.of(room)).toEqual({ bob: 'away' });
  watcher.left(bob, room);
  expect(presence.of(room)).toEqual({});
});

test('PRES3 a device that comes back is told who is here, in place of what it knew', () => {
  const { told, watcher } = start();
  watcher.watching(device(), [room], []);
  vi.advanceTimersByTime(1_000);
  told.length = 0;
  watcher.watching(device(), [room], [room]);
  expect(told).toEqual([['device', 'presence:listed', { roomId: room, people: { bob: 'online' } }]]);
});
