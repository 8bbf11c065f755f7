import type { TimelinePage } from '@parley/shared/features/messages.ts';
import { expect, test } from 'vitest';
import { watchTakenBack } from './taken-back.ts';
import { chatIn, createStillClock, me } from './testing-device.ts';
import { createTestingNotes } from './testing-notes.ts';

/** A page of the room in which this message stands. */
function pageWith(id: string): TimelinePage {
  const payload = { id, ord: 1, body: 'with a tpyo' };
  return { entries: [{ seq: 1, type: 'message:sent', actor: me, at: 0, payload }], people: [], start: true, end: true };
}

const empty: TimelinePage = { entries: [], people: [], start: false, end: true };

/** A browser with one clock. A tab of it holds a room, and says what it says. */
function startBrowser() {
  const clock = createStillClock();
  const notes = createTestingNotes();
  const said: string[] = [];
  return {
    clock,
    notes,
    said,
    takeBack: (id: string) => notes.write(id, `${clock.now()}`),
    tab(name: string, { attentive = true, holds = empty } = {}) {
      const chat = chatIn({ design: 1 }, clock);
      const attend = (here: boolean): void => chat.note('reader:attends', { attentive: here, readOrd: 0, ord: 0 });
      const hold = (page: TimelinePage): void => chat.sink.roomSnapshot('design' as never, { messages: page } as never, 0);
      attend(attentive);
      hold(holds);
      return {
        chat,
        attend,
        hold,
        end: watchTakenBack(chat.store, notes, clock.now, () => said.push(name)),
        fetch: (page: TimelinePage) => chat.note('page:came', { roomId: 'design', way: 'around', edge: null, page }),
        hear: (id: string) =>
          chat.sink.event('design' as never, 1, { type: 'message:sent', payload: { id: id as never, ord: 1, body: 'x' }, actor: me, at: 0 } as never),
      };
    },
  };
}

test.each(['event', 'snapshot', 'page of the history'])(
  'OUT12 that a message which was taken back had been sent is said when it comes as %s',
  (how) => {
    const { takeBack, tab, said, notes } = startBrowser();
    const his = tab('his');
    takeBack('typo');
    his.hold(empty);
    expect(said).toEqual([]);
    if (how === 'event') his.hear('typo');
    else if (how === 'snapshot') his.hold(pageWith('typo'));
    else his.fetch(pageWith('typo'));
    expect(said).toEqual(['his']);
    expect(notes.all()).toEqual({});
    his.hold(pageWith('typo'));
    expect(said).toEqual(['his']);
  },
);

test('OUT12 it is said after a reload, and of what the room had already when it was taken back', () => {
  const { takeBack, tab, said } = startBrowser();
  const before = tab('before');
  takeBack('typo');
  before.end();
  const after = tab('after');
  after.hold(pageWith('typo'));
  expect(said).toEqual(['after']);
  takeBack('typo');
  after.chat.sink.outbox([]);
  expect(said).toEqual(['after', 'after']);
});

test('OUT12 of several tabs the one says it in which somebody is, or the first to which they come', () => {
  const { takeBack, tab, said } = startBrowser();
  const [one, other] = [tab('one'), tab('other')];
  other.attend(false);
  takeBack('typo');
  one.attend(false);
  for (const each of [one, other]) each.hear('typo');
  expect(said).toEqual([]);
  other.attend(true);
  expect(said).toEqual(['other']);
  other.attend(false);
  one.attend(true);
  expect(said).toEqual(['other']);
});

test('OUT12 a tab that opens where nobody is says nothing, and leaves it to the one in which somebody is', () => {
  const { takeBack, tab, said, notes } = startBrowser();
  takeBack('typo');
  const behind = tab('behind', { attentive: false, holds: pageWith('typo') });
  expect([said, notes.all()]).toEqual([[], { typo: '1000000' }]);
  behind.attend(true);
  expect(said).toEqual(['behind']);
});

test('OUT12 after a day it is worth no word', () => {
  const { clock, takeBack, tab, said, notes } = startBrowser();
  takeBack('old');
  clock.advance(86_400_000);
  takeBack('typo');
  const his = tab('his');
  expect(Object.keys(notes.all())).toEqual(['typo']);
  his.hear('old');
  expect(said).toEqual([]);
});
