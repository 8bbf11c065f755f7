import type { RoomSummary } from '@parley/shared/features/rooms.ts';
import { expect, test } from 'vitest';
import { createChat } from '../../store/create-chat.ts';

const id = '00000002-0000-7000-8000-000000000001' as RoomSummary['room']['id'];
const me = '00000001-0000-7000-8000-000000000000' as NonNullable<RoomSummary['room']['createdBy']>;
const room: RoomSummary['room'] = {
  id,
  slug: 'design',
  name: 'design',
  topic: '',
  icon: '',
  createdBy: me,
  createdAt: 0,
  archivedAt: null,
  lobby: false,
};
const summary: RoomSummary = { room, role: 'member', seq: 10, ord: 5, readOrd: 3, last: { authorId: me, author: 'Maya', text: 'Hello', at: 10 } };

function start() {
  const chat = createChat({ now: () => 0 });
  chat.sink.personSnapshot({
    people: { person: { id: me, name: 'Elena' } },
    profiles: {},
    preferences: {},
    rooms: [summary],
    notices: [],
    roles: 'member',
    blocking: [],
  });
  return { chat, mine: () => chat.state().rooms.byId[id] };
}

test('what the list has heard of already does not set it back', () => {
  const { chat, mine } = start();
  chat.sink.event(id, 9, {
    type: 'room:updated',
    actor: me,
    at: 9,
    payload: { room: { ...room, name: 'old' }, before: { name: 'older', topic: '' } },
  });
  expect(mine()?.room.name).toBe('design');
  chat.sink.event(id, 11, {
    type: 'room:updated',
    actor: me,
    at: 11,
    payload: { room: { ...room, name: 'new' }, before: { name: 'design', topic: '' } },
  });
  expect([mine()?.room.name, mine()?.seq]).toEqual(['new', 11]);
});

test('a head counts messages that did not come yet, and does not swallow them', () => {
  const { chat, mine } = start();
  chat.sink.heads({ [id]: [12, 7] });
  expect([mine()?.ord, mine()?.seq]).toEqual([7, 10]);
  chat.sink.event(id, 11, { type: 'message:sent', actor: me, at: 11, payload: { id: 'x' as never, ord: 6, body: 'On its way' } });
  expect([mine()?.ord, mine()?.last?.text]).toEqual([7, 'On its way']);
});

test.each([10, 15])('a room that is opened tells the list what it has missed, also before event %i, the last it heard of', (heard) => {
  const { chat, mine } = start();
  // What passes by has holes: the message before it was missed.
  if (heard > 10) chat.sink.event(id, heard, { type: 'member:left', actor: me, at: heard, payload: { personId: me, name: 'Elena' } });
  const payload = { id: 'x', ord: 7, body: 'Missed' };
  const entries = [
    { seq: 14, type: 'message:sent', actor: me, at: 14, payload },
    { seq: 15, type: 'member:left', actor: me, at: 15, payload: { personId: me, name: 'Elena' } },
  ];
  chat.sink.roomSnapshot(
    id,
    { rooms: room, members: [], profiles: {}, presence: {}, messages: { entries, people: [], start: true, end: true } },
    entries.at(-1)?.seq ?? 0,
  );
  expect([mine()?.seq, mine()?.ord, mine()?.last?.text]).toEqual([15, 7, 'Missed']);
});

test('a room that is opened tells the list what it has missed, though the last it heard of is no line of the timeline', () => {
  const { chat, mine } = start();
  const profile = { pronouns: 'she/her' };
  chat.sink.event(id, 12, { type: 'person:described', actor: me, at: 12, payload: { personId: me, profile } });
  const entries = [{ seq: 11, type: 'message:sent', actor: me, at: 11, payload: { id: 'x', ord: 6, body: 'Missed' } }];
  const messages = { entries, people: [], start: true, end: true };
  chat.sink.roomSnapshot(id, { rooms: room, members: [], profiles: { [me]: profile }, presence: {}, messages }, 12);
  expect([mine()?.seq, mine()?.ord, mine()?.last?.text]).toEqual([12, 6, 'Missed']);
});

test('a room leaves the list when the person’s own log says so, not when the device loses it', () => {
  const { chat, mine } = start();
  chat.sink.roomGone(id);
  expect(mine()).toBeDefined();
  chat.sink.event(me, 2, { type: 'room:left', actor: null, at: 1, payload: { roomId: id } });
  expect(mine()).toBeUndefined();
});

test('a list that is newer than the joining it comes with stays', () => {
  const { chat, mine } = start();
  chat.sink.event(me, 2, { type: 'room:joined', actor: null, at: 1, payload: { summary: { ...summary, seq: 4, ord: 2, readOrd: 2 } } });
  expect([mine()?.seq, mine()?.ord, mine()?.readOrd]).toEqual([10, 5, 2]);
});
