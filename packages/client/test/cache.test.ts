import type { LogPage, PersonState, RoomState } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { expect, test } from 'vitest';
import type { KeptLog, LogCache } from '../src/types.ts';
import { settle } from './sim-clock.ts';
import { alice, createStage, eventsPage, garden, kitchen, packet, personPage, roomPage, said, syncAnswer } from './stage.ts';

type Snapshot<State> = Extract<LogPage<State>, { kind: 'snapshot' }>;

function keptOf<State>(page: LogPage<State>, epoch = 'first'): KeptLog<State> {
  const { head, state } = page as Snapshot<State>;
  return { epoch, at: head, state };
}

const list = keptOf(personPage(3, { [kitchen]: 5, [garden]: 1 }));
const room = keptOf(roomPage(kitchen, 5));

/** A device with a cache that answers when the test says so. */
function stageWith(overrides: Partial<LogCache> = {}) {
  const own = Promise.withResolvers<KeptLog<PersonState> | null>();
  const rooms = Promise.withResolvers<KeptLog<RoomState> | null>();
  const stage = createStage({ personId: alice, cache: { own: () => own.promise, room: () => rooms.promise, ...overrides } });
  return { ...stage, own, rooms };
}

function reads(stage: ReturnType<typeof stageWith>): unknown[] {
  return stage
    .line()
    .sent.filter(({ name }) => name === 'log:read')
    .map(({ payload }) => payload);
}

test('CACHE1 what was kept shows before there is a connection, and the server is asked for what came since', async () => {
  const stage = stageWith();
  stage.client.connect();
  stage.own.resolve(list);
  await settle();
  const opened = stage.client.open(kitchen);
  stage.rooms.resolve(room);
  expect(await opened).toBe(true);
  expect(stage.screen.calls).toEqual(['status connecting', 'batch', ' personSnapshot', 'batch', ' roomSnapshot kitchen at 5']);

  await stage.clock.advance(0);
  stage.line().opened();
  const sync = stage.line().take('log:sync');
  expect(sync.payload).toEqual({ protocol: PROTOCOL_VERSION, epoch: 'first', self: 3, rooms: { [kitchen]: 5 } });
  sync.reply({
    ok: true,
    value: syncAnswer({ self: eventsPage(4, []), rooms: { [kitchen]: eventsPage(6, [said('a')]) }, heads: { [kitchen]: [6, 1], [garden]: [1, 0] } }),
  });
  expect(stage.screen.told('event')).toEqual(['event kitchen 6']);
  expect(reads(stage)).toEqual([]);
});

test('CACHE1 a room that is recalled when the server has been asked already shows at once, and its snapshot follows', async () => {
  const stage = stageWith();
  stage.client.connect();
  stage.own.resolve(list);
  await stage.clock.advance(0);
  await stage.sync({ self: eventsPage(4, []), heads: { [kitchen]: [5, 1], [garden]: [1, 0] } });
  void stage.client.open(kitchen);
  stage.rooms.resolve(room);
  await settle();
  expect(stage.screen.told('roomSnapshot')).toEqual(['roomSnapshot kitchen at 5']);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 6) });
  stage.line().received('log:events', packet(kitchen, 7, said('b')));
  expect(stage.screen.told('roomSnapshot').at(-1)).toBe('roomSnapshot kitchen at 6');
  expect(stage.screen.told('event')).toEqual(['event kitchen 7']);
});

test('CACHE2 under another epoch what was kept is dropped as soon as the server says so', async () => {
  const stage = stageWith({ room: () => Promise.resolve(keptOf(roomPage(kitchen, 5), 'another')) });
  stage.client.connect();
  stage.own.resolve(list);
  await settle();
  void stage.client.open(kitchen);
  await settle();
  expect(stage.screen.told('roomSnapshot')).toEqual([]);
  await stage.clock.advance(0);
  stage.line().opened();
  stage
    .line()
    .take('log:sync')
    .reply({ ok: true, value: syncAnswer({ epoch: 'second', self: personPage(1) }) });
  expect(stage.line().take('log:sync').payload).toEqual({ protocol: PROTOCOL_VERSION, epoch: 'second', self: null, rooms: {} });
});

test('CACHE3 a cache that does not answer holds the device up for a quarter of a second, and is used if it still comes first', async () => {
  const stage = stageWith();
  stage.client.connect();
  stage.line().opened();
  expect(stage.line().sent).toEqual([]);
  await stage.clock.advance(250);
  const sync = stage.line().take('log:sync');
  expect(sync.payload).toMatchObject({ self: null });
  stage.own.resolve(list);
  await settle();
  expect(stage.screen.told('personSnapshot').length).toBe(1);
  sync.reply({ ok: true, value: syncAnswer({ self: personPage(4, { [kitchen]: 6 }), heads: { [kitchen]: [6, 1] } }) });
  expect(stage.screen.told('personSnapshot').length).toBe(2);
  expect(stage.screen.told('status').at(-1)).toBe('status online');
});

test('CACHE3 what is recalled after the server has spoken is not used', async () => {
  const stage = stageWith();
  stage.client.connect();
  await stage.clock.advance(250);
  await stage.sync({ self: personPage(4, { [kitchen]: 6 }), heads: { [kitchen]: [6, 1] } });
  void stage.client.open(kitchen);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 6) });
  stage.own.resolve(list);
  stage.rooms.resolve(room);
  await settle();
  expect(stage.screen.told('personSnapshot').length).toBe(1);
  expect(stage.screen.told('roomSnapshot')).toEqual(['roomSnapshot kitchen at 6']);
});

test('CACHE3 a cache that fails is as none, and nobody hears of it', async () => {
  const stage = stageWith({ own: () => Promise.reject(new Error('blocked')), room: () => Promise.reject(new Error('blocked')) });
  stage.client.connect();
  await stage.clock.advance(0);
  await stage.sync({ self: personPage(1, { [kitchen]: 1 }), heads: { [kitchen]: [1, 0] } });
  void stage.client.open(kitchen);
  await settle();
  expect(reads(stage)).toEqual([{ log: kitchen, after: null }]);
  expect(stage.problems).toEqual([]);
});

test('CACHE3 a client that is closed while it looks for what was kept leaves nothing running, and shows nothing any more', async () => {
  const stage = stageWith();
  stage.client.connect();
  await settle();
  stage.client.close();
  expect(stage.clock.pending()).toBe(0);
  stage.own.resolve(list);
  await settle();
  expect(stage.screen.told('personSnapshot')).toEqual([]);
});

test('CACHE6 copies are whole, and may be kept, at the cursors that the device says', async () => {
  const stage = createStage();
  expect(stage.client.standing()).toBe(null);
  await stage.online(kitchen);
  expect(stage.client.standing()).toEqual({ epoch: 'first', self: 1, rooms: { [kitchen]: 1 } });
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  stage.line().received('log:events', packet(kitchen, 4, said('c')));
  expect(stage.client.standing()?.rooms).toEqual({ [kitchen]: 2 });
});

test('CACHE6 a list of rooms that lacks something is not kept until it is mended', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(garden, 3, said('b')));
  expect(stage.client.standing()).toBe(null);
  stage.line().received('log:heads', { self: 1, rooms: {} });
  expect(stage.client.standing()).toBe(null);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: personPage(1, { [kitchen]: 1, [garden]: 3 }) });
  expect(stage.client.standing()?.self).toBe(1);
});

test('CACHE6 copies into which something could not be put are not kept', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.screen.fails.add('event kitchen 2');
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  expect(stage.client.standing()).toBe(null);
});
