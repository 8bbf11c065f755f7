import { expect, test } from 'vitest';
import type { RoomId } from '@parley/shared/ids.ts';
import type { LogEvent } from '@parley/shared/protocol.ts';
import { alice, createStage, eventsPage, garden, joined, kitchen, left, longId, packet, personPage, roomPage, said } from './stage.ts';
import { settle } from './sim-clock.ts';

test('SYNC10 opening a room resolves with its snapshot, once for everybody who asks', async () => {
  const stage = createStage();
  await stage.online();
  const both = [stage.client.open(kitchen), stage.client.open(kitchen)];
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 1) });
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(await stage.client.open(kitchen)).toBe(true);
  expect(stage.screen.told('roomSnapshot')).toEqual(['roomSnapshot kitchen at 1']);
  expect(stage.line().sent).toEqual([]);
});

test('SYNC10 a room opened while offline comes with the connection', async () => {
  const stage = createStage();
  const opening = stage.client.open(kitchen);
  stage.client.connect();
  await stage.sync({ self: personPage(1) });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 4) });
  expect(await opening).toBe(true);
});

test('SYNC10 opening a room that is gone resolves false', async () => {
  const stage = createStage();
  await stage.online();
  const opening = stage.client.open(kitchen);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: { kind: 'gone' } });
  expect(await opening).toBe(false);
  expect(stage.screen.told('roomGone')).toEqual(['roomGone kitchen']);
});

test('SYNC10 a released room is asked after no more, and reports nothing it has reported', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  stage.client.release(kitchen);
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  stage.line().received('log:events', packet(kitchen, 4, said('c')));
  expect(stage.screen.told('event')).toEqual(['event kitchen 2', 'event kitchen 4']);
  expect(stage.line().sent).toEqual([]);
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  expect(stage.line().take('log:sync').payload).toMatchObject({ rooms: {} });
});

test('SYNC10 a room released while its snapshot is on its way gets none', async () => {
  const stage = createStage();
  await stage.online();
  const opening = stage.client.open(kitchen);
  stage.client.release(kitchen);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 1) });
  expect(await opening).toBe(false);
  expect(stage.screen.told('roomSnapshot')).toEqual([]);
});

test('SYNC10 a room released and opened again while the sync is on its way is read afresh', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  stage.client.release(kitchen);
  const opening = stage.client.open(kitchen);
  await stage.sync({ rooms: { [kitchen]: eventsPage(2, [said('a')]) } });
  expect(stage.screen.told('event')).toEqual([]);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 2) });
  expect(await opening).toBe(true);
});

test('SYNC6 a room whose coming to the list is told late is shown as its copy stands', async () => {
  const stage = createStage();
  await stage.online();
  const park = 'park' as RoomId;
  void stage.client.open(park);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(park, 9) });
  stage.line().received('log:events', packet(alice, 2, joined(park, 5)));
  const list = stage.line().take('log:read');
  expect(list.payload).toEqual({ log: alice, after: null });
});

test('SYNC6 a released room whose snapshot was older than the list is mended when the device comes back', async () => {
  const stage = createStage();
  await stage.online();
  void stage.client.open(kitchen);
  const opening = stage.line().take('log:read');
  stage.line().received('log:heads', { self: 2_000, rooms: {} });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: personPage(2_000, { [kitchen]: 2 }) });
  opening.reply({ ok: true, value: roomPage(kitchen, 1) });
  stage.client.release(kitchen);
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync({ self: eventsPage(2_001, []), heads: { [kitchen]: [2, 1] } });
  expect(stage.line().take('log:read').payload).toEqual({ log: alice, after: null });
});

test('SYNC7 ROOM1 OUT8 who leaves a room, on whatever device, has nothing of it and nothing to send', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  await stage.client.post(garden, 'hello');
  stage.line().received('log:events', packet(alice, 2, left(kitchen)));
  expect(stage.screen.told('roomGone')).toEqual(['roomGone kitchen']);
  expect(stage.screen.entries()).toMatchObject([{ state: 'failed', reason: 'You are not in this room any more.' }, { state: 'waiting' }]);
  stage.line().received('log:events', packet(kitchen, 9, said('z')));
  expect(stage.line().sent.filter((each) => each.name === 'log:read')).toEqual([]);
});

test('SYNC7 a room that is gone when the device comes back is let go', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync({ rooms: { [kitchen]: { kind: 'gone' } } });
  expect(stage.screen.told('roomGone')).toEqual(['roomGone kitchen']);
});

test('SYNC7 a held room that a new snapshot of the person does not list is asked after, until that is answered', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:heads', { self: 2_000, rooms: {} });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: personPage(2_000, { [garden]: 1 }) });
  stage.line().take('log:read');
  await stage.clock.advance(10_000);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: { kind: 'gone' } });
  expect(stage.screen.told('roomGone')).toEqual(['roomGone kitchen']);
});

test('SYNC7 … and an answer that was on its way before does not settle that', async () => {
  const stage = createStage();
  await stage.online();
  void stage.client.open(kitchen);
  const opening = stage.line().take('log:read');
  stage.line().received('log:heads', { self: 2_000, rooms: {} });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: personPage(2_000, { [garden]: 1 }) });
  opening.reply({ ok: true, value: roomPage(kitchen, 1) });
  const check = stage.line().take('log:read');
  expect(check.payload).toEqual({ log: kitchen, after: 1 });
  check.reply({ ok: true, value: { kind: 'gone' } });
  expect(stage.screen.told('room')).toEqual(['roomSnapshot kitchen at 1', 'roomGone kitchen']);
});

test('SYNC7 a room joined, left and joined again can be opened again', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(alice, 2, left(kitchen), joined(kitchen, 5)));
  const opening = stage.client.open(kitchen);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 5) });
  expect(await opening).toBe(true);
});

test('SYNC8 an event of an unknown type, or one that the screen cannot take in, is skipped and reported; the rest goes on', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.screen.fails.add('event kitchen 3');
  const future = { type: 'message:sang', actor: null, at: 0, payload: {} } as unknown as LogEvent;
  const broken = { type: 'message:sent', actor: alice, at: 0, payload: null } as unknown as LogEvent;
  stage.screen.fails.add('event kitchen 4');
  stage
    .line()
    .received('log:events', packet(kitchen, 2, future, said('00000000-0000-7000-8000-00000000000a'), broken, null as unknown as LogEvent, said('b')));
  expect(stage.screen.told('event')).toEqual(['event kitchen 3', 'event kitchen 4', 'event kitchen 6']);
  expect(new Set(stage.problems.map(({ kind, message }) => `${kind}: ${/event \d/u.exec(message)?.[0]}`))).toEqual(
    new Set(['event: event 2', 'sink: event 3', 'event: event 4', 'sink: event 4', 'event: event 5']),
  );
  stage.line().received('log:events', packet(kitchen, 7, said('c')));
  expect(stage.screen.told('event').at(-1)).toBe('event kitchen 7');
});

test('SYNC8 a problem never says what people wrote', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.screen.fails.add('event kitchen 2');
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  expect(stage.problems.length).toBe(1);
  expect(stage.problems[0]?.message).not.toContain('hello');
});

test('SYNC8 whatever nonsense arrives, the connection goes on', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  for (const nonsense of [undefined, null, 7, 'x', [], {}, { log: kitchen }, { log: kitchen, from: 2, events: 'no' }]) {
    for (const name of [
      'log:events',
      'log:heads',
      'command:answered',
      'command:failed',
      'server:draining',
      'typing:changed',
      'constructor',
      'unheard-of',
    ]) {
      stage.line().received(name, nonsense);
    }
  }
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  expect(stage.screen.told('event')).toEqual(['event kitchen 2']);
});

test('SYNC9 what comes in one packet is shown in one batch, the sent message and its echo’s end too', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  stage.screen.calls.length = 0;
  stage.line().received('log:events', packet(kitchen, 2, said('a'), said(longId(1), alice)));
  expect(stage.screen.calls).toEqual(['batch', ' event kitchen 2', ' event kitchen 3', ' outbox']);
});

test('SYNC3 more rooms than one sync may name: the rest is read by itself', async () => {
  const stage = createStage();
  await stage.online();
  const rooms = Array.from({ length: 101 }, (_, index) => `room-${index}` as typeof kitchen);
  for (const room of rooms) {
    void stage.client.open(room);
    stage
      .line()
      .take('log:read')
      .reply({ ok: true, value: roomPage(room, 1) });
  }
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  const sync = stage.line().take('log:sync');
  const named = Object.keys((sync.payload as { rooms: object }).rooms);
  expect(named.length).toBe(100);
  const pages = Object.fromEntries(named.map((room) => [room, eventsPage(2, [])]));
  sync.reply({ ok: true, value: { epoch: 'first', personId: alice, now: 0, self: eventsPage(2, []), rooms: pages, heads: {} } });
  await settle();
  expect(stage.line().sent.map((each) => each.payload)).toEqual([{ log: 'room-100', after: 1 }]);
});
