import { expect, test } from 'vitest';
import type { ReadNews } from './read-marks.ts';
import type { TabChannel } from './tab-channel.ts';
import { me } from './testing-device.ts';
import { startReader as start } from './testing-reader.ts';

/** The tabs of one browser. */
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
