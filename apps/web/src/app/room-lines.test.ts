import type { Room } from '@parley/shared/features/rooms.ts';
import type { MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import { type ChatState, initialState } from '../store/index.ts';
import { createRoomLines } from './room-lines.ts';

function mine(name: string, rest: Partial<MyRoom> = {}, room: Partial<Room> = {}): MyRoom {
  return {
    room: { id: name as RoomId, slug: name, name, topic: '', icon: '', createdBy: null, createdAt: 0, archivedAt: null, lobby: false, ...room },
    role: 'member',
    seq: 0,
    ord: 0,
    readOrd: 0,
    last: null,
    ...rest,
  };
}

function state(...rooms: readonly MyRoom[]): ChatState {
  return { ...initialState, rooms: { loaded: true, byId: Object.fromEntries(rooms.map((room) => [room.room.id, room])) } };
}

test('the lobby stands first, the others by name as people sort them', () => {
  const lines = createRoomLines()(state(mine('room 10'), mine('Room 2'), mine('ärger'), mine('zz', {}, { lobby: true })));
  expect(lines.map(({ room }) => room.name)).toEqual(['zz', 'ärger', 'Room 2', 'room 10']);
});

test('a line that shows the same is the same object; so is the whole list', () => {
  const select = createRoomLines();
  const [a, b] = [mine('a'), mine('b', { ord: 3, readOrd: 3 })];
  const before = select(state(a, b));
  const after = select(state(a, { ...b, ord: 4 }));
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  expect(after[1]?.unread).toBe(1);
  // The log went on by something that no list shows.
  expect(select(state({ ...a, seq: 9 }, { ...b, ord: 4 }))).toBe(after);
});

test('the last message names its author, by name or by id', () => {
  const last = { authorId: 'p1' as PersonId, author: null, text: 'Hello', at: 5 };
  const chat = { ...state(mine('a', { last })), people: { names: { p1: 'Maya' }, since: {} } };
  expect(createRoomLines()(chat)[0]?.last).toEqual({ author: 'Maya', text: 'Hello', at: 5 });
});

test('OUT16 a line has what was refused, and what waits only once the connection is lost; nothing of another room', () => {
  const select = createRoomLines();
  const entry = { roomId: 'a' as RoomId, at: 0, order: 0 };
  const waiting = { ...entry, id: 'm1' as MessageId, body: 'waits', state: 'waiting' as const };
  const refused = { ...entry, id: 'm2' as MessageId, body: 'too late', state: 'failed' as const };
  const chat = (outbox: ChatState['outbox'], lost: boolean): ChatState => ({
    ...state(mine('a'), mine('b')),
    outbox,
    session: { ...initialState.session, lost },
  });
  const unsent = (outbox: ChatState['outbox'], lost: boolean) => select(chat(outbox, lost)).map((line) => line.unsent);
  expect(unsent({ a: [waiting] }, false)).toEqual(['', '']);
  expect(unsent({ a: [waiting] }, true)).toEqual(['waits', '']);
  expect(unsent({ a: [refused, waiting] }, false)).toEqual(['too late', '']);
  expect(unsent({}, false)).toEqual(['', '']);
});

test('BLOCK4 the list has no words of somebody blocked, from the moment on in which they are, and has them again afterwards', () => {
  const last = { authorId: 'p1' as PersonId, author: 'Maya', text: 'Loud', at: 5 };
  const select = createRoomLines();
  const before = state(mine('a', { last, ord: 3 }));
  const blocked = { ...before, blocking: { p1: { id: 'p1' as PersonId, name: 'Maya', at: 0 } } };
  expect(select(before)[0]?.last).toEqual({ author: 'Maya', text: 'Loud', at: 5 });
  expect(select(blocked)[0]?.last).toEqual({ author: null, text: 'Message from somebody you blocked', at: 5 });
  // What is unread stays so.
  expect(select(blocked)[0]?.unread).toBe(3);
  expect(select(before)[0]?.last?.text).toBe('Loud');
});
