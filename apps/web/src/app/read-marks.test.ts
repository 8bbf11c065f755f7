import { expect, test } from 'vitest';
import type { ReadNews } from './read-marks.ts';
import type { TabChannel } from './tab-channel.ts';
import { me } from './testing-device.ts';
import { createTestingNotes } from './testing-notes.ts';
import { startReader as start } from './testing-reader.ts';

/** The tabs of one browser, each with its part of the channel. */
function createTabs(): () => TabChannel<ReadNews> {
  const hears: ((news: ReadNews) => void)[] = [];
  return () => {
    let own: (told: ReadNews) => void = () => {};
    return {
      tell: (told) => hears.filter((each) => each !== own).forEach((hear) => hear(told)),
      listen(heard) {
        own = heard;
        hears.push(heard);
        return () => void hears.splice(hears.indexOf(heard), 1);
      },
    };
  };
}

/** Two tabs of one person, neither connected yet. */
function startTwo() {
  const tab = createTabs();
  return { one: start(tab()), other: start(tab()) };
}

test('TAB5 what is read in one tab is read in the others at once, without a connection, too; the server is told by one', async () => {
  const { one, other } = startTwo();
  other.connect();
  one.reader.actions.markRead('design', 7);
  expect(other.unread('design')).toBe(3);
  await one.settle();
  other.clock.advance(60_000);
  expect([one.marks().length, other.marks().length]).toEqual([1, 0]);
});

test('TAB7 what a tab that has ended was to tell the server is told by another, once it is connected', async () => {
  const { one, other } = startTwo();
  one.reader.actions.markRead('design', 7);
  one.reader.actions.markUnreadFrom('random', 3);
  one.reader.end();
  other.clock.advance(60_000);
  expect(other.marks()).toEqual([]);
  other.connect();
  other.clock.advance(60_000);
  expect(other.marks()).toEqual([
    { roomId: 'design', ord: 7, back: false },
    { roomId: 'random', ord: 2, back: false },
  ]);
  await other.settle();
  expect(other.chat.state().reading.told).toEqual({});
});

test('TAB7 what was heard from another tab while connected is told, too, if that tab does not', () => {
  const { one, other } = startTwo();
  other.connect();
  one.reader.actions.markRead('design', 6);
  one.reader.actions.markRead('design', 7);
  other.clock.advance(60_000);
  expect(other.marks()).toEqual([{ roomId: 'design', ord: 7, back: false }]);
});

test('READ1 a later position that the server tells counts, unless one goes back on purpose', () => {
  const { one, other } = startTwo();
  const marked = (ord: number) =>
    [one, other].forEach(({ chat }) =>
      chat.sink.event(me, ord, { type: 'read:marked', payload: { roomId: 'design' as never, ord }, actor: null, at: 0 }),
    );
  one.reader.actions.markRead('design', 7);
  marked(6);
  expect(other.unread('design')).toBe(3);
  marked(8);
  expect([one.unread('design'), other.unread('design')]).toEqual([2, 2]);
  one.reader.actions.markUnreadFrom('design', 3);
  marked(9);
  expect(one.unread('design')).toBe(8);
});

test('TAB7 an answer to an earlier position leaves alone what another tab has read since', async () => {
  const { one, other } = startTwo();
  other.reader.actions.markRead('design', 6);
  one.reader.actions.markRead('design', 9);
  await other.settle();
  expect([one.unread('design'), other.unread('design')]).toEqual([1, 1]);
});

/** A browser: what its tabs note, and a new tab of it. */
function startBrowser() {
  const tab = createTabs();
  const notes = createTestingNotes();
  return { notes, open: (inRoom = true) => start(tab(), notes, inRoom) };
}

/** The server’s word on how far the room was read, as a fresh list of rooms brings it. */
function say({ chat }: ReturnType<typeof start>, roomId: string, readOrd: number): void {
  const rooms = Object.values(chat.state().rooms.byId).map((mine) => ({
    ...mine,
    last: null,
    readOrd: mine.room.id === roomId ? readOrd : mine.readOrd,
  }));
  chat.sink.personSnapshot({
    people: { person: { id: me, name: 'Elena' } },
    profiles: {},
    preferences: {},
    rooms,
    notices: [],
    roles: 'member',
    blocking: [],
  });
}

test('READ7 what was read and not told yet is read after a reload, and told once the connection is back', async () => {
  const { notes, open } = startBrowser();
  const before = open();
  before.reader.actions.markRead('design', 7);
  before.reader.end();
  const after = open();
  expect([after.unread('design'), after.unread('random')]).toEqual([3, 5]);
  after.clock.advance(60_000);
  expect(after.marks()).toEqual([]);
  after.connect();
  after.clock.advance(60_000);
  expect(after.marks()).toEqual([{ roomId: 'design', ord: 7, back: false }]);
  await after.settle();
  expect(after.chat.state().reading.told).toEqual({});
  expect(notes.all()).toEqual({ design: '7 known' });
});

test('READ7 what the server has was read after a reload, too, though the copy that the device kept is from before, and is told no more', async () => {
  const { notes, open } = startBrowser();
  const before = open();
  before.connect();
  before.reader.actions.markRead('design', 10);
  await before.settle();
  before.reader.end();
  const after = open();
  after.reader.show('design');
  expect([after.unread('design'), after.chat.state().reading.line]).toEqual([0, null]);
  say(after, 'design', 10);
  after.connect();
  after.clock.advance(60_000);
  expect([after.unread('design'), after.chat.state().reading.line, after.marks()]).toEqual([0, null, []]);
  expect(notes.all()).toEqual({});
});

test('READ7 once the device is in step the server’s word counts, also where another device has marked it unread meanwhile', async () => {
  const { open } = startBrowser();
  const before = open();
  before.connect();
  before.reader.actions.markRead('design', 10);
  await before.settle();
  before.reader.end();
  const after = open();
  after.reader.show('design');
  say(after, 'design', 4);
  after.connect();
  expect([after.unread('design'), after.chat.state().reading.line]).toEqual([6, 4]);
});

test('READ9 what was marked unread without a connection is so after a reload, stays so while it is on screen, and is told', async () => {
  const { open } = startBrowser();
  const before = open();
  say(before, 'design', 10);
  before.reader.show('design');
  before.reader.actions.markUnreadFrom('design', 4);
  before.reader.end();
  const after = open();
  say(after, 'design', 10);
  after.reader.show('design');
  after.reader.actions.markRead('design', 10);
  expect([after.unread('design'), after.chat.state().reading.line]).toEqual([7, 3]);
  after.connect();
  after.clock.advance(60_000);
  expect(after.marks()).toEqual([{ roomId: 'design', ord: 3, back: true }]);
});

test('READ9 whoever opens it from the list after a reload reads it', () => {
  const { open } = startBrowser();
  const before = open();
  say(before, 'design', 10);
  before.reader.actions.markUnreadFrom('design', 4);
  before.reader.end();
  const after = open(false);
  after.reader.show('design');
  after.reader.actions.markRead('design', 10);
  expect(after.unread('design')).toBe(0);
});

test('READ9 what is read after it, in another visit to the room, is told with it', async () => {
  const { open } = startBrowser();
  const before = open();
  say(before, 'design', 10);
  before.reader.actions.markUnreadFrom('design', 4);
  before.reader.end();
  const after = open();
  after.reader.show('random');
  after.reader.show('design');
  after.reader.actions.markRead('design', 7);
  after.connect();
  after.clock.advance(60_000);
  expect(after.marks()).toEqual([{ roomId: 'design', ord: 7, back: true }]);
});

test('READ7 what another device has read beyond it counts', () => {
  const { notes, open } = startBrowser();
  const before = open();
  before.reader.actions.markRead('design', 7);
  before.reader.actions.markRead('random', 4);
  before.reader.end();
  const after = open();
  say(after, 'design', 9);
  expect([after.unread('design'), after.unread('random')]).toEqual([1, 1]);
  expect(notes.all()).toEqual({ design: '7 known', random: '4' });
  after.chat.sink.event(me, 1, { type: 'read:marked', payload: { roomId: 'random' as never, ord: 4 }, actor: null, at: 0 });
  expect(notes.all()).toEqual({ design: '7 known', random: '4 known' });
});

test('READ7 a tab that ends takes nothing along, and what a signed-out one hears late it does not note', async () => {
  const { notes, open } = startBrowser();
  const one = open();
  const other = open();
  one.reader.actions.markRead('design', 7);
  other.reader.end();
  expect(Object.keys(notes.all())).toEqual(['design']);
  one.reader.end();
  notes.write('design', null);
  await one.settle();
  one.chat.note('read:told', { roomId: 'design', ord: 8, back: false });
  expect(notes.all()).toEqual({});
});

test('READ1 a step back that is still to be told is not taken for read by a list that comes before it', () => {
  const { open } = startBrowser();
  const tab = open();
  say(tab, 'design', 10);
  tab.reader.actions.markUnreadFrom('design', 4);
  say(tab, 'design', 10);
  expect(tab.unread('design')).toBe(7);
});

/** Two tabs that note in one place and do not hear each other yet. */
function startDeaf() {
  const notes = createTestingNotes();
  return { notes, one: start(undefined, notes), other: start(undefined, notes) };
}

test('READ7 a tab takes away no note of a later position, and writes none over it, that it has not heard of yet', async () => {
  const { notes, one, other } = startDeaf();
  one.connect();
  one.reader.actions.markRead('design', 5);
  other.reader.actions.markRead('design', 8);
  await one.settle();
  one.reader.actions.markRead('design', 6);
  expect(notes.all()).toEqual({ design: '8' });
});

test('READ7 a tab takes away no note of a step back that it has not heard of yet', async () => {
  const { notes, one, other } = startDeaf();
  one.connect();
  one.reader.actions.markRead('design', 8);
  other.reader.actions.markUnreadFrom('design', 4);
  await one.settle();
  expect(notes.all()).toEqual({ design: '3 back' });
});

test('TAB7 a tab that is hidden while it tells takes another tab’s word for its own no more than before', () => {
  const tab = createTabs();
  const one = start(tab());
  one.connect();
  one.reader.actions.markRead('design', 8);
  one.reader.flush();
  tab().tell({ roomId: 'design', ord: null });
  expect(one.unread('design')).toBe(2);
});
