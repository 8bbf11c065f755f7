import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { expect, test } from 'vitest';
import { createStage, eventsPage, garden, kitchen, packet, personPage, roomPage, said, syncAnswer, alice, type Attempt } from './stage.ts';

function gaps(line: Attempt): unknown[] {
  return line.sent.filter((each) => each.name === 'log:read').map((each) => each.payload);
}

test('SYNC1 a packet that comes twice is applied once', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 2, said('a'), said('b')));
  stage.line().received('log:events', packet(kitchen, 2, said('a'), said('b')));
  expect(stage.screen.told('event')).toEqual(['event kitchen 2', 'event kitchen 3']);
});

test('SYNC2 a hole is asked for once, and what lay beyond it is applied after it', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 4, said('c')));
  stage.line().received('log:events', packet(kitchen, 5, said('d')));
  expect(gaps(stage.line())).toEqual([{ log: kitchen, after: 1 }]);
  expect(stage.screen.told('event')).toEqual([]);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: eventsPage(2, [said('a'), said('b')], 5) });
  expect(stage.screen.told('event')).toEqual(['event kitchen 2', 'event kitchen 3', 'event kitchen 4', 'event kitchen 5']);
  expect(gaps(stage.line())).toEqual([]);
});

test('SYNC2 a silent loss is found by the beacon, in a held room and in the own log', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:heads', { self: 2, rooms: { [kitchen]: [3, 2] } });
  expect(gaps(stage.line())).toEqual([
    { log: alice, after: 1 },
    { log: kitchen, after: 1 },
  ]);
  expect(stage.screen.told('heads')).toEqual(['heads kitchen 3']);
});

test('SYNC2 a page that does not reach the head is followed by the next', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:heads', { self: 1, rooms: { [kitchen]: [4, 2] } });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: eventsPage(2, [said('a'), said('b')], 4) });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: eventsPage(4, [said('c')], 4) });
  expect(stage.screen.told('event')).toEqual(['event kitchen 2', 'event kitchen 3', 'event kitchen 4']);
});

test('SYNC2 a page that brings nothing is not asked for in a loop, nor given up', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:heads', { self: 1, rooms: { [kitchen]: [4, 2] } });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: eventsPage(2, [], 4) });
  expect(gaps(stage.line())).toEqual([]);
  await stage.clock.advance(500);
  expect(gaps(stage.line())).toEqual([{ log: kitchen, after: 1 }]);
});

test('SYNC2 a gap whose answer is lost, or told to wait, is asked for again', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 3, said('b')));
  stage.line().take('log:read');
  await stage.clock.advance(10_000);
  stage.line().take('log:read').reply({ ok: null, afterMs: 700 });
  await stage.clock.advance(700);
  expect(gaps(stage.line())).toEqual([]);
  await stage.clock.advance(500);
  expect(gaps(stage.line())).toEqual([{ log: kitchen, after: 1 }]);
});

test('SYNC3 on every connection the device tells its cursors, and what comes before the answer is applied after it', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  const sync = stage.line().take('log:sync');
  expect(sync.payload).toEqual({ protocol: PROTOCOL_VERSION, epoch: 'first', self: 1, rooms: { [kitchen]: 1 } });
  stage.line().received('log:events', packet(kitchen, 3, said('b')));
  stage.line().received('typing:changed', { roomId: kitchen, personId: alice, typing: true });
  expect(stage.screen.told('event')).toEqual([]);
  sync.reply({ ok: true, value: syncAnswer({ rooms: { [kitchen]: eventsPage(2, [said('a')], 2) } }) });
  expect(stage.screen.calls.slice(-6)).toEqual([
    'batch',
    ' event kitchen 2',
    ' heads ',
    ' event kitchen 3',
    ' signal typing:changed',
    ' status online',
  ]);
});

test('SYNC3 a sync that is told to wait is asked again on the same connection', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.line().opened();
  stage.line().take('log:sync').reply({ ok: null, afterMs: 2_000 });
  await stage.clock.advance(2_250);
  stage
    .line()
    .take('log:sync')
    .reply({ ok: true, value: syncAnswer({ self: personPage(1) }) });
  expect([stage.attempts.length, stage.screen.told('status').at(-1)]).toEqual([1, 'status online']);
});

test('SYNC4 a snapshot in place of what was missed replaces the copy, and what is newer is applied to it', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 3_001, said('z')));
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 3_000) });
  expect(stage.screen.calls).toEqual(['batch', ' roomSnapshot kitchen at 3000', ' event kitchen 3001']);
});

test('SYNC5 another epoch: every cursor is dropped, and the device starts from nothing', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  stage
    .line()
    .take('log:sync')
    .reply({ ok: true, value: syncAnswer({ epoch: 'second', self: eventsPage(2, [said('x')]), rooms: { [kitchen]: eventsPage(2, [said('x')]) } }) });
  const again = stage.line().take('log:sync');
  expect(again.payload).toEqual({ protocol: PROTOCOL_VERSION, epoch: 'second', self: null, rooms: {} });
  again.reply({ ok: true, value: syncAnswer({ epoch: 'second', self: personPage(7, { [kitchen]: 1 }), heads: { [kitchen]: [1, 0] } }) });
  expect(gaps(stage.line())).toEqual([{ log: kitchen, after: null }]);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 1) });
  stage.line().received('log:events', packet(kitchen, 2, said('y')));
  expect(stage.screen.told('event')).toEqual(['event kitchen 2']);
});

test.each([
  ['events', eventsPage(5, [], 2)],
  ['a snapshot', roomPage(kitchen, 2)],
])('SYNC5 a log that is shorter than the cursor and answers with %s: the room starts afresh', async (_kind, page) => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(kitchen, 2, said('a'), said('b'), said('c')));
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync({ rooms: { [kitchen]: page } });
  if (page.kind === 'events')
    stage
      .line()
      .take('log:read')
      .reply({ ok: true, value: roomPage(kitchen, 2) });
  stage.line().received('log:events', packet(kitchen, 3, said('again')));
  expect(stage.screen.calls.filter((call) => /kitchen/u.test(call)).slice(-2)).toEqual([' roomSnapshot kitchen at 2', ' event kitchen 3']);
});

test('SYNC6 a room that is not held reports its events in order and never twice, with holes', async () => {
  const stage = createStage();
  await stage.online();
  stage.line().received('log:events', packet(garden, 2, said('a')));
  stage.line().received('log:events', packet(garden, 2, said('a'), said('b')));
  stage.line().received('log:events', packet(garden, 6, said('f')));
  stage.line().received('log:events', packet(garden, 5, said('e')));
  expect(stage.screen.told('event')).toEqual(['event garden 2', 'event garden 3', 'event garden 6']);
  expect(gaps(stage.line())).toEqual([]);
});

test('SYNC6 what a room that is not held missed while away is in one fresh snapshot of the person', async () => {
  const stage = createStage();
  await stage.online();
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync({ heads: { [kitchen]: [3, 2], [garden]: [4, 3] } });
  expect(stage.screen.told('heads')).toEqual(['heads kitchen 3, garden 4']);
  expect(gaps(stage.line())).toEqual([{ log: alice, after: null }]);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: personPage(1, { [kitchen]: 3, [garden]: 4 }) });
  expect(stage.screen.told('personSnapshot').length).toBe(1);
  expect(gaps(stage.line())).toEqual([]);
});

test('SYNC6 an absence in which no room moved asks for nothing', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync({ rooms: { [kitchen]: eventsPage(2, []) }, heads: { [kitchen]: [1, 0], [garden]: [1, 0] } });
  expect(gaps(stage.line())).toEqual([]);
});

test('SYNC6 a silent loss in a room that is not held is mended at the second beacon', async () => {
  const stage = createStage();
  await stage.online();
  stage.line().received('log:heads', { self: 1, rooms: { [garden]: [2, 1] } });
  expect(gaps(stage.line())).toEqual([]);
  stage.line().received('log:heads', { self: 1, rooms: {} });
  expect(gaps(stage.line())).toEqual([{ log: alice, after: null }]);
});

test('SYNC6 a hole in a room that is not held is mended at the next beacon', async () => {
  const stage = createStage();
  await stage.online();
  stage.line().received('log:events', packet(garden, 3, said('b')));
  stage.line().received('log:heads', { self: 1, rooms: {} });
  expect(gaps(stage.line())).toEqual([{ log: alice, after: null }]);
});

test('SYNC11 nothing overtakes a snapshot that is on its way', async () => {
  const stage = createStage();
  await stage.online();
  void stage.client.open(kitchen);
  const opening = stage.line().take('log:read');
  stage.line().received('presence:changed', { roomId: kitchen, people: {} });
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  expect(stage.screen.calls).toEqual([]);
  opening.reply({ ok: true, value: roomPage(kitchen, 1) });
  expect(stage.screen.calls).toEqual(['batch', ' roomSnapshot kitchen at 1', ' event kitchen 2', ' signal presence:changed']);
});

test('SYNC11 a snapshot of the list of rooms is overtaken by no room, and holds nobody up when it does not come', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.line().received('log:events', packet(garden, 3, said('b')));
  stage.line().received('log:heads', { self: 1, rooms: {} });
  stage.line().received('log:events', packet(kitchen, 2, said('a')));
  expect(stage.screen.told('event kitchen')).toEqual([]);
  stage.line().take('log:read').reply({ ok: null, afterMs: 1_000 });
  expect(stage.screen.told('event kitchen')).toEqual(['event kitchen 2']);
  await stage.clock.advance(1_250);
  stage.line().received('log:events', packet(kitchen, 3, said('b')));
  expect(stage.screen.told('event kitchen')).toEqual(['event kitchen 2']);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: personPage(1, { [garden]: 3, [kitchen]: 3 }) });
  expect(stage.screen.calls.slice(-3)).toEqual(['batch', ' personSnapshot', ' event kitchen 3']);
});
