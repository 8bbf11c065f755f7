import { expect, test } from 'vitest';
import { createStage, kitchen } from './stage.ts';
import { settle } from './sim-clock.ts';

const leave = { roomId: kitchen };

test('CMD1 a command resolves with what the server says', async () => {
  const stage = createStage();
  await stage.online();
  const asked = stage.client.send('room:leave', leave);
  const sent = stage.line().take('room:leave');
  expect(sent.payload).toEqual(leave);
  sent.reply({ ok: false, code: 'gone', message: 'There is no such room.' });
  expect(await asked).toEqual({ ok: false, code: 'gone', message: 'There is no such room.' });
  expect(stage.clock.pending()).toBe(0);
});

test('CMD1 a command that is told to wait goes again', async () => {
  const stage = createStage();
  await stage.online();
  const asked = stage.client.send('room:leave', leave);
  stage.line().take('room:leave').reply({ ok: null, afterMs: 1_000 });
  await stage.clock.advance(1_250);
  stage.line().take('room:leave').reply({ ok: true, value: {} });
  expect(await asked).toEqual({ ok: true, value: {} });
});

test('CMD1 a command asked while offline goes with the connection, and again when that is lost', async () => {
  const stage = createStage();
  await stage.online();
  stage.line().closed('cut');
  const asked = stage.client.send('room:leave', leave);
  await stage.clock.advance(1_000);
  await stage.sync();
  stage.line().take('room:leave');
  stage.line().closed('cut');
  await stage.clock.advance(2_000);
  await stage.sync();
  stage.line().take('room:leave').reply({ ok: true, value: {} });
  expect(await asked).toEqual({ ok: true, value: {} });
});

test('CMD1 when patience ends, the last wait that was asked for is the answer', async () => {
  const stage = createStage();
  await stage.online();
  const asked = stage.client.send('room:leave', leave, 5_000);
  stage.line().take('room:leave').reply({ ok: null, afterMs: 4_900 });
  await stage.clock.advance(5_000);
  expect(await asked).toEqual({ ok: null, afterMs: 4_900 });
  await stage.clock.advance(60_000);
  expect(stage.line().sent).toEqual([]);
});

test('CMD1 without an answer for ten seconds a patient command goes again', async () => {
  const stage = createStage();
  await stage.online();
  void stage.client.send('room:leave', leave, 60_000);
  stage.line().take('room:leave');
  await stage.clock.advance(10_000);
  expect(stage.line().take('room:leave').payload).toEqual(leave);
});

test('CMD1 who stops waiting is answered at once, and it is asked no more', async () => {
  const stage = createStage();
  await stage.online();
  const stop = new AbortController();
  const asked = stage.client.send('room:leave', leave, 60_000, stop.signal);
  stage.line().take('room:leave').reply({ ok: null, afterMs: 1_000 });
  stop.abort();
  expect(await asked).toEqual({ ok: null, afterMs: 1_000 });
  expect(await stage.client.send('room:leave', leave, 60_000, stop.signal)).toMatchObject({ ok: null });
  await stage.clock.advance(60_000);
  expect(stage.line().sent).toEqual([]);
  expect(stage.clock.pending()).toBe(0);
});

test('CMD2 what is worth nothing later is dropped while offline', async () => {
  const stage = createStage();
  stage.client.tell('typing:set', { roomId: kitchen, typing: true });
  await stage.online();
  await settle();
  expect(stage.line().sent).toEqual([]);
  stage.client.tell('typing:set', { roomId: kitchen, typing: false });
  expect(stage.line().take('typing:set').payload).toEqual({ roomId: kitchen, typing: false });
});

test('CMD2 who hears that the device is online can tell something at once', async () => {
  const stage = createStage();
  stage.screen.sink.status = (status) => {
    if (status === 'online') stage.client.tell('presence:set', { state: 'away' });
  };
  await stage.online();
  expect(stage.line().take('presence:set').payload).toEqual({ state: 'away' });
});

test('CMD1 a command on its way while its session ends is not refused: it goes with the next connection of this client, and without one nobody knows', async () => {
  const stage = createStage();
  await stage.online();
  const asked = stage.client.send('room:leave', leave);
  stage.line().take('room:leave').reply({ ok: false, code: 'unauthenticated', message: 'Sign in first.' });
  await settle();
  expect(stage.screen.told('status').at(-1)).toBe('status refused');
  stage.client.connect();
  await stage.sync();
  stage.line().take('room:leave').reply({ ok: true, value: {} });
  expect(await asked).toEqual({ ok: true, value: {} });
});
