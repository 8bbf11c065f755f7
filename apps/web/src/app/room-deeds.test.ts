import { expect, test, vi } from 'vitest';
import { createRoomDeeds } from './room-deeds.ts';
import { roomOf } from './testing-device.ts';

test('OUT17 a room that holds a message which was not sent is not left', () => {
  const ask = vi.fn(() => new Promise<never>(() => {}));
  const elsewhere = vi.fn();
  createRoomDeeds(ask, true, true, elsewhere).leave(roomOf('design'));
  expect([ask.mock.calls, elsewhere.mock.calls]).toEqual([[], []]);
  createRoomDeeds(ask, true, false, elsewhere).leave(roomOf('design'));
  expect(ask).toHaveBeenCalledExactlyOnceWith('room:leave', { roomId: 'design' });
});
