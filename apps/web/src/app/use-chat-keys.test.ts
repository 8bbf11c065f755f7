import type { Room } from '@parley/shared/features/rooms.ts';
import { expect, test } from 'vitest';
import type { RoomLine } from '../features/rooms/room-line.ts';
import { neighbour } from './use-chat-keys.ts';

const lines = ['a', 'b', 'c', 'd'].map((id, i): RoomLine => ({
  room: { id, slug: id } as Room,
  unread: i === 0 || i === 2 ? 1 : 0,
  draft: '',
  unsent: '',
  last: null,
}));

test.each([
  ['b', 1, false, 'c'],
  ['b', -1, false, 'a'],
  ['d', 1, false, 'a'],
  ['a', -1, false, 'd'],
  ['a', 1, true, 'c'],
  ['c', 1, true, 'a'],
  ['d', -1, true, 'c'],
  [null, 1, false, 'a'],
  [null, -1, true, 'c'],
] as const)('from %s by %i, unread only: %s, is %s', (current, step, unreadOnly, next) => {
  expect(neighbour(lines, current, step, unreadOnly)?.room.slug).toBe(next);
});

test('alone, there is nowhere to go', () => {
  expect(neighbour(lines.slice(0, 1), 'a', 1, false)).toBeUndefined();
  expect(neighbour([], null, 1, false)).toBeUndefined();
});
