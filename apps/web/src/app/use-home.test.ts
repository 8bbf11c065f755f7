import type { Room } from '@parley/shared/features/rooms.ts';
import { expect, test } from 'vitest';
import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import type { ChatState } from '../store/index.ts';
import { homeOf } from './use-home.ts';

function rooms(...ids: readonly string[]): ChatState['rooms'] {
  const byId = Object.fromEntries(ids.map((id) => [id, { room: { id, slug: `${id}-slug`, lobby: id === 'lobby' } as Room } as MyRoom]));
  return { byId, loaded: true };
}

test('one starts where one was', () => {
  expect(homeOf(rooms('a', 'lobby', 'b'), 'b')).toBe('b-slug');
});

test('one who was nowhere yet, or in a room that is gone, starts in the lobby', () => {
  expect(homeOf(rooms('a', 'lobby'), null)).toBe('lobby-slug');
  expect(homeOf(rooms('a', 'lobby'), 'gone')).toBe('lobby-slug');
});

test('without a lobby any room will do; without a room, none', () => {
  expect(homeOf(rooms('a'), null)).toBe('a-slug');
  expect(homeOf(rooms(), 'a')).toBeNull();
});
