import { expect, test } from 'vitest';
import { createMemoryStorage } from '../src/memory-storage.ts';
import {
  alice,
  bob,
  createStage,
  eventsPage,
  garden,
  kitchen,
  longId,
  packet,
  personPage,
  roomPage,
  said,
  syncAnswer,
  wentFrom,
  type Attempt,
} from './stage.ts';
import { settle } from './sim-clock.ts';

function answer(line: Attempt, count: number, ack: unknown): void {
  line.received('command:answered', { id: longId(count), ack });
}

const forbidden = { ok: false, code: 'forbidden', message: 'This room is closed.' };

test('OUT1 a message shows in the same moment, and leaves only when it is stored', async () => {
  const stored = Promise.withResolvers<void>();
  const stage = createStage({ storage: { ...createMemoryStorage(), put: () => stored.promise } });
  await stage.online();
  const posting = stage.client.post(kitchen, 'hello');
  expect(stage.screen.told('outbox')).toEqual(['outbox 1 waiting']);
  await settle();
  expect(wentFrom(stage.line())).toEqual([]);
  stored.resolve();
  expect(await posting).toMatchObject({ id: longId(1), roomId: kitchen, body: 'hello', state: 'waiting' });
  expect(wentFrom(stage.line())).toEqual(['1']);
});

test('OUT2 the log event with its id confirms a message, and it is gone from the device', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  expect(await stage.storage.load()).toHaveLength(1);
  stage.line().received('log:events', packet(kitchen, 2, said(longId(1), alice)));
  await settle();
  expect(stage.screen.entries()).toEqual([]);
  expect(await stage.storage.load()).toEqual([]);
  await stage.clock.advance(60_000);
  expect(wentFrom(stage.line())).toEqual(['1']);
});

test('OUT2 an event with its id by somebody else confirms nothing', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  stage.line().received('log:events', packet(kitchen, 2, said(longId(1), bob)));
  expect(stage.screen.entries()).toHaveLength(1);
});

test('OUT2 a message is confirmed in a room that is not held, too', async () => {
  const stage = createStage();
  await stage.online();
  await stage.client.post(garden, 'hello');
  stage.line().received('log:events', packet(garden, 2, said(longId(1), alice)));
  expect(stage.screen.entries()).toEqual([]);
});

test('OUT3 a room’s next message goes when the one before is confirmed; rooms do not wait for each other', async () => {
  const stage = createStage();
  await stage.online(kitchen, garden);
  for (const room of [kitchen, kitchen, garden, kitchen]) void stage.client.post(room, 'hello');
  await settle();
  expect(wentFrom(stage.line())).toEqual(['1', '3']);
  stage.line().received('log:events', packet(kitchen, 2, said(longId(1), alice)));
  expect(wentFrom(stage.line())).toEqual(['2']);
  answer(stage.line(), 2, forbidden);
  expect(wentFrom(stage.line())).toEqual(['4']);
});

test('OUT4 a refused message stays with the reason, also for the next run, until it is tried again or removed', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  answer(stage.line(), 1, forbidden);
  await settle();
  const failed = { id: longId(1), state: 'failed', reason: 'This room is closed.' };
  expect(stage.screen.entries()).toMatchObject([failed]);
  expect(await stage.storage.load()).toMatchObject([failed]);
  await stage.clock.advance(60_000);
  expect(wentFrom(stage.line())).toEqual(['1']);
  await stage.client.retry(longId(1));
  expect(wentFrom(stage.line())).toEqual(['1']);
  expect(stage.screen.entries()).toEqual([expect.not.objectContaining({ reason: expect.anything() })]);
  await stage.client.remove(longId(1));
  expect([stage.screen.entries(), await stage.storage.load()]).toEqual([[], []]);
});

test('OUT4 a message that shows as refused and turns up in the log is confirmed', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  answer(stage.line(), 1, forbidden);
  stage.line().received('log:events', packet(kitchen, 2, said(longId(1), alice)));
  expect(stage.screen.entries()).toEqual([]);
});

test('OUT4 a removed message lets the next one go', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  await stage.client.post(kitchen, 'hello again');
  await stage.client.remove(longId(1));
  expect(wentFrom(stage.line())).toEqual(['1', '2']);
});

test('OUT5 without an answer for ten seconds the same message goes again', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  await stage.clock.advance(9_999);
  expect(wentFrom(stage.line())).toEqual(['1']);
  await stage.clock.advance(1);
  expect(wentFrom(stage.line())).toEqual(['1']);
});

test('OUT5 a message told to wait goes again after that time and a growing moment', async () => {
  const stage = createStage();
  stage.chance.next = 1;
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  wentFrom(stage.line());
  for (const bound of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    answer(stage.line(), 1, { ok: null, afterMs: 200 });
    await stage.clock.advance(200 + bound - 1);
    expect(wentFrom(stage.line())).toEqual([]);
    await stage.clock.advance(1);
    expect(wentFrom(stage.line())).toEqual(['1']);
  }
});

test('OUT5 what was in flight when the connection was lost goes again, after the sync and under the same id', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  expect(wentFrom(stage.line())).toEqual([]);
  stage.client.retryNow();
  stage.line().closed('cut');
  await stage.clock.advance(2_000);
  await stage.sync({ rooms: { [kitchen]: eventsPage(2, []) } });
  expect(wentFrom(stage.line())).toEqual(['1']);
});

test('OUT5 a message that the sync brings is not sent again', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync({ rooms: { [kitchen]: eventsPage(2, [said(longId(1), alice)]) } });
  expect(wentFrom(stage.line())).toEqual([]);
  expect(stage.screen.entries()).toEqual([]);
});

test('OUT9 a message that is in the log already keeps its echo until the device has it', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  answer(stage.line(), 1, { ok: true, value: { id: longId(1), seq: 3, at: 0 } });
  expect(stage.screen.entries()).toHaveLength(1);
  const gap = stage.line().take('log:read');
  expect(gap.payload).toEqual({ log: kitchen, after: 1 });
  gap.reply({ ok: true, value: eventsPage(2, [said('a'), said(longId(1), alice)]) });
  expect(stage.screen.entries()).toEqual([]);
});

test('OUT9 … or until a snapshot that must hold it', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  answer(stage.line(), 1, { ok: true, value: { id: longId(1), seq: 3, at: 0 } });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 3) });
  expect(stage.screen.entries()).toEqual([]);
});

test('OUT9 a place in a log that a restore set back proves nothing: the message is sent again', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  answer(stage.line(), 1, { ok: true, value: { id: longId(1), seq: 3, at: 0 } });
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  stage
    .line()
    .take('log:sync')
    .reply({ ok: true, value: syncAnswer({ epoch: 'second' }) });
  await stage.sync({ epoch: 'second', self: personPage(1) });
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 3) });
  expect(stage.screen.entries()).toHaveLength(1);
  expect(wentFrom(stage.line())).toEqual(['1']);
});

test('OUT10 what one person wrote is never sent as another', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  stage.line().opened();
  stage
    .line()
    .take('log:sync')
    .reply({ ok: true, value: { epoch: 'first', personId: bob, self: personPage(9), rooms: {}, heads: {}, now: 0 } });
  expect(stage.line().take('log:sync').payload).toMatchObject({ self: null, rooms: {} });
  expect(stage.screen.entries()).toMatchObject([{ state: 'failed', reason: 'You are signed in as somebody else now.' }]);
});

test('CONN2 a message that is refused for the session waits for the next one', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  answer(stage.line(), 1, { ok: false, code: 'unauthenticated', message: 'Sign in.' });
  expect(stage.screen.told('status').at(-1)).toBe('status refused');
  expect(stage.screen.entries()).toMatchObject([{ state: 'waiting' }]);
});

test('OUT2 the event confirms a message also when the list of rooms has counted it already', async () => {
  const stage = createStage();
  await stage.online();
  await stage.client.post(kitchen, 'hello');
  stage.line().received('log:events', packet(kitchen, 2, said('x')));
  stage.line().received('log:events', packet(kitchen, 2, said(longId(1), alice)));
  expect(stage.screen.entries()).toEqual([]);
  expect(stage.screen.told('event')).toEqual(['event kitchen 2']);
});
