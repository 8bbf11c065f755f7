import type { Standing } from '@parley/client/types.ts';
import type { RoomSummary } from '@parley/shared/features/rooms.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { RoomState } from '@parley/shared/protocol.ts';
import { expect, test } from 'vitest';
import type { KeptRows } from '../lib/kept-rows.ts';
import { createChat } from '../store/create-chat.ts';
import type { ListRow, LogRow } from './kept-logs.ts';
import { createLogCache } from './log-cache.ts';
import { createStillClock, me, roomOf } from './testing-device.ts';

const elena = me;
const bob = 'b0b00000-0000-7000-8000-000000000000' as PersonId;
const kitchen = 'kitchen' as RoomId;
const garden = 'garden' as RoomId;

/** What one browser keeps, in memory. */
function createBrowser() {
  const kept = new Map<string, LogRow>();
  const browser = { kept, works: true, allowed: true, forgotten: 0 };
  const rows: KeptRows<LogRow> = {
    async read(key) {
      if (!browser.works) throw new Error('blocked');
      return structuredClone(kept.get(key));
    },
    async change(key, follows) {
      if (!browser.works) throw new Error('full');
      const changes = follows(kept.get(key));
      if (changes === null) return;
      if (changes.afresh) kept.clear();
      for (const each of changes.gone) kept.delete(each);
      for (const [each, row] of changes.put) kept.set(each, structuredClone(row));
    },
    close() {},
  };
  return Object.assign(browser, { rows });
}
type Browser = ReturnType<typeof createBrowser>;

/** Lets promises that are resolved already go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

function summary(id: RoomId, seq: number): RoomSummary {
  return { room: roomOf(id), role: 'member', seq, ord: seq, readOrd: 0, last: null };
}

function roomState(id: RoomId, text: string, author = 'Bob'): RoomState {
  const sent = { id: `${id} message`, ord: 1, body: text };
  const entries = [{ seq: 1, type: 'message:sent', actor: bob, at: 1, payload: sent }];
  const members = [{ id: bob, name: author, role: 'member' as const, joinedAt: 0 }];
  return {
    rooms: roomOf(id),
    members,
    messages: { entries, people: [{ id: bob, name: author }], start: true, end: true },
    profiles: {},
    presence: {},
  };
}

/** A tab in which somebody is signed in, with these rooms open. */
function createTab(browser: Browser, personId: PersonId = elena, epoch = 'first') {
  const clock = createStillClock();
  const chat = createChat({ now: clock.now });
  let standing: Standing | null = null;
  const logs = createLogCache({
    personId,
    rows: browser.rows,
    likelyRoom: () => kitchen,
    allowed: () => browser.allowed,
    forget() {
      browser.forgotten += 1;
      browser.kept.clear();
      logs.lost();
    },
    clock,
    whenIdle(task) {
      queueMicrotask(task);
      return () => {};
    },
  });
  const stop = logs.follow({ state: chat.state, subscribe: chat.store.subscribe, standing: () => standing });
  return {
    logs,
    chat,
    stop,
    async keep(self: number, rooms: Readonly<Record<string, number>>, text = 'hello', author = 'Bob') {
      standing = { epoch, self, rooms };
      const summaries = Object.entries(rooms).map(([id, at]) => summary(id as RoomId, at));
      chat.sink.personSnapshot({
        people: { person: { id: personId, name: 'Elena' } },
        profiles: {},
        preferences: {},
        rooms: summaries,
        notices: [],
        roles: 'member',
        blocking: [],
      });
      for (const id of Object.keys(rooms)) chat.sink.roomSnapshot(id as RoomId, roomState(id as RoomId, text, author), 1);
      clock.advance(1_000);
      await settle();
    },
    leave(roomId: RoomId) {
      chat.sink.batch(() => {
        chat.sink.event(personId, 9, { type: 'room:left', actor: personId, at: 0, payload: { roomId } });
        chat.sink.roomGone(roomId);
      });
    },
    unsure: () => void (standing = null),
  };
}

function textsOf(browser: Browser): string {
  return JSON.stringify([...browser.kept]);
}

test('CACHE1 what a tab has is there for the next one', async () => {
  const browser = createBrowser();
  await createTab(browser).keep(3, { [kitchen]: 5, [garden]: 7 });
  const { logs } = createTab(browser);
  expect(await logs.own()).toMatchObject({ epoch: 'first', at: 3, state: { people: { person: { name: 'Elena' } } } });
  expect(await logs.room(kitchen)).toMatchObject({ epoch: 'first', at: 5, state: { messages: { end: true } } });
  expect(await logs.room('attic' as RoomId)).toBe(null);
});

test('CACHE2 CACHE7 what was kept of somebody else, or by another version, is not used, and goes', async () => {
  const browser = createBrowser();
  await createTab(browser).keep(3, { [kitchen]: 5 }, 'between us');
  const his = createTab(browser, bob);
  expect(await his.logs.room(kitchen)).toBe(null);
  expect(await his.logs.own()).toBe(null);
  expect(textsOf(browser)).toBe('[]');

  await createTab(browser).keep(3, { [kitchen]: 5 });
  for (const [key, row] of browser.kept) browser.kept.set(key, { ...row, v: '1.0' });
  const later = createTab(browser);
  expect([await later.logs.room(kitchen), await later.logs.own(), browser.kept.size]).toEqual([null, null, 0]);
});

test('CACHE2 CACHE7 who writes after somebody else, or under another epoch, leaves nothing of what was there', async () => {
  const browser = createBrowser();
  await createTab(browser).keep(3, { [kitchen]: 5 }, 'between us');
  await createTab(browser, bob).keep(1, { [garden]: 1 });
  expect(textsOf(browser)).not.toContain('between us');
  await createTab(browser, bob, 'second').keep(1, { [kitchen]: 1 });
  expect([...browser.kept.keys()].toSorted()).toEqual(['kitchen', 'list']);
});

test('CACHE3 a storage that fails is no error, is emptied for what is worth more, and after three times left alone', async () => {
  const browser = createBrowser();
  const tab = createTab(browser);
  await tab.keep(1, { [kitchen]: 1 });
  browser.works = false;
  for (const at of [2, 3, 4, 5]) await tab.keep(at, { [kitchen]: at });
  expect([browser.kept.size, browser.forgotten]).toEqual([0, 3]);
  browser.works = true;
  await tab.keep(6, { [kitchen]: 6 });
  expect(browser.kept.size).toBe(0);
});

test('CACHE3 what no slice can take in does not get to the screen, and goes', async () => {
  const browser = createBrowser();
  await createTab(browser).keep(3, { [kitchen]: 5 });
  const [[, row] = []] = [...browser.kept].filter(([key]) => key === 'kitchen');
  browser.kept.set('kitchen', { ...row, state: { messages: { entries: 'none' } } } as never);
  const { logs } = createTab(browser);
  expect(await logs.own()).not.toBe(null);
  expect([await logs.room(kitchen), browser.kept.size]).toEqual([null, 0]);
});

test('CACHE4 a room that is left goes at once, and its last words with it', async () => {
  const browser = createBrowser();
  const tab = createTab(browser);
  await tab.keep(3, { [kitchen]: 5, [garden]: 7 }, 'between us');
  tab.leave(kitchen);
  await settle();
  expect([...browser.kept.keys()].toSorted()).toEqual(['garden', 'list']);
  expect(Object.keys((browser.kept.get('list') as ListRow).rooms)).toEqual(['garden']);
});

test('CACHE4 a room that is left while the copies are not whole takes everything with it', async () => {
  const browser = createBrowser();
  const tab = createTab(browser);
  await tab.keep(3, { [kitchen]: 5, [garden]: 7 });
  tab.unsure();
  tab.leave(kitchen);
  expect(browser.kept.size).toBe(0);
});

test('CACHE5 of two tabs the one that is further counts, for each room by itself', async () => {
  const browser = createBrowser();
  const [one, other] = [createTab(browser), createTab(browser)];
  await one.keep(3, { [kitchen]: 5, [garden]: 7 }, 'newer in the kitchen');
  await other.keep(3, { [kitchen]: 4, [garden]: 8 }, 'newer in the garden');
  const at = () => ['list', 'kitchen', 'garden'].map((key) => browser.kept.get(key)?.at);
  expect(at()).toEqual([3, 5, 8]);
  expect(JSON.stringify(browser.kept.get('kitchen'))).toContain('newer in the kitchen');
  await one.keep(2, { [kitchen]: 6, [garden]: 9 });
  expect(at()).toEqual([3, 5, 8]);
});

test('CACHE6 thirty rooms are kept, those written last', async () => {
  const browser = createBrowser();
  const tab = createTab(browser);
  const rooms = Array.from({ length: 31 }, (_, index) => `room ${index}`);
  await tab.keep(1, Object.fromEntries(rooms.slice(0, 30).map((id) => [id, 1])));
  await tab.keep(1, Object.fromEntries(rooms.map((id) => [id, id === 'room 0' || id === 'room 30' ? 2 : 1])));
  expect(browser.kept.size).toBe(31);
  expect([browser.kept.has('room 0'), browser.kept.has('room 30')]).toEqual([true, true]);
});

test('CACHE8 while it is switched off nothing is kept, and what was kept goes', async () => {
  const browser = createBrowser();
  await createTab(browser).keep(3, { [kitchen]: 5 });
  browser.allowed = false;
  const tab = createTab(browser);
  expect([await tab.logs.own(), browser.kept.size]).toEqual([null, 0]);
  await tab.keep(3, { [kitchen]: 5 });
  tab.logs.flush();
  expect(browser.kept.size).toBe(0);
  browser.allowed = true;
  await tab.keep(3, { [kitchen]: 6 });
  expect(browser.kept.size).toBe(2);
});

test('CACHE1 of two rooms that tell different names of somebody the later word counts, and before both that of the server', async () => {
  const browser = createBrowser();
  await createTab(browser).keep(1, { [kitchen]: 1 }, 'hello', 'Bob');
  const later = createTab(browser);
  for (const [key, row] of browser.kept) if (key === 'kitchen') browser.kept.set(key, { ...row, savedAt: 1 });
  await later.keep(1, { [garden]: 1, [kitchen]: 1 }, 'hello', 'Robert');
  const namesIn = async (order: readonly RoomId[], server?: string): Promise<unknown> => {
    const { logs, chat } = createTab(browser);
    if (server !== undefined) chat.sink.roomSnapshot('attic' as RoomId, roomState('attic' as RoomId, 'hello', server), 1);
    for (const id of order) {
      const kept = await logs.room(id);
      if (kept !== null) chat.sink.roomSnapshot(id, kept.state, kept.at);
    }
    return chat.state().people.names[bob];
  };
  expect(await namesIn([kitchen, garden])).toBe('Robert');
  expect(await namesIn([garden, kitchen])).toBe('Robert');
  expect(await namesIn([garden, kitchen], 'Rob')).toBe('Rob');
});
