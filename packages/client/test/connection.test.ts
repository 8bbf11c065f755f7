import { expect, test } from 'vitest';
import { createStage, eventsPage, kitchen, packet, said } from './stage.ts';

test('CONN1 a lost connection is tried again within a second, then within two, four … thirty, for ever', async () => {
  const stage = createStage();
  stage.chance.next = 1;
  stage.client.connect();
  for (const bound of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]) {
    const tried = stage.attempts.length;
    stage.line().closed('no network');
    await stage.clock.advance(bound - 1);
    expect(stage.attempts.length).toBe(tried);
    await stage.clock.advance(1);
    expect(stage.attempts.length).toBe(tried + 1);
  }
});

test('CONN1 a row of short waits does not keep a device away: after a second’s outage it is back within two more', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.chance.next = 0.1;
  for (let tries = stage.attempts.length; stage.clock.now() < 1_001_000; tries = stage.attempts.length) {
    stage.line().closed('restarting');
    while (stage.attempts.length === tries) await stage.clock.advance(10);
  }
  stage.chance.next = 0.999;
  const tries = stage.attempts.length;
  stage.line().closed('restarting');
  await stage.clock.advance(2_200);
  expect(stage.attempts.length).toBe(tries + 1);
});

test('CONN1 once in step, the next loss starts with a short wait again', async () => {
  const stage = createStage();
  stage.client.connect();
  for (let loss = 0; loss < 5; loss += 1) {
    stage.line().closed('no network');
    await stage.clock.advance(8_000);
  }
  await stage.sync();
  stage.line().closed('the server hung up');
  await stage.clock.advance(1_000);
  expect(stage.attempts.length).toBe(7);
});

test('CONN1 the person sees connecting, online, offline', async () => {
  const stage = createStage();
  stage.client.connect();
  await stage.sync();
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync();
  stage.client.close();
  const told = ['connecting', 'online', 'offline', 'connecting', 'online', 'offline'];
  expect(stage.screen.told('status')).toEqual(told.map((status) => `status ${status}`));
});

test('CONN2 a session that the server does not know is not tried again by itself', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.line().refused();
  await stage.clock.advance(600_000);
  expect(stage.attempts.length).toBe(1);
  expect(stage.screen.told('status').at(-1)).toBe('status refused');
});

test.each(['connect', 'retryNow'] as const)('CONN2 after a refusal, %s tries again', async (again) => {
  const stage = createStage();
  stage.client.connect();
  stage.line().refused();
  stage.client[again]();
  await stage.sync();
  expect(stage.screen.told('status').at(-1)).toBe('status online');
});

test('CONN2 a sync that is refused for the session ends the attempts too', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.line().opened();
  stage.line().take('log:sync').reply({ ok: false, code: 'unauthenticated', message: 'Sign in.' });
  await stage.clock.advance(600_000);
  expect([stage.attempts.length, stage.screen.told('status').at(-1)]).toEqual([1, 'status refused']);
});

test('CONN9 a device of another version of the protocol says so, tries no more by itself, and keeps what is written', async () => {
  const stage = createStage();
  stage.client.connect();
  await stage.client.post(kitchen, 'hello');
  stage.line().opened();
  stage.line().take('log:sync').reply({ ok: false, code: 'conflict', message: 'Parley was updated. Reload to go on.' });
  await stage.clock.advance(600_000);
  expect([stage.attempts.length, stage.screen.told('status').at(-1), stage.problems]).toEqual([1, 'status outdated', []]);
  expect(await stage.storage.load()).toMatchObject([{ body: 'hello', state: 'waiting' }]);
  // The server may have been put back to the version before.
  stage.client.retryNow();
  await stage.sync();
  expect(stage.screen.told('status').at(-1)).toBe('status online');
});

test('CONN3 after a hint that the server goes away, the device comes back at a random moment within the time it named', async () => {
  const stage = createStage();
  await stage.online();
  stage.line().received('server:draining', { afterMs: 15_000 });
  stage.line().closed('the server hung up');
  await stage.clock.advance(7_499);
  expect(stage.attempts.length).toBe(1);
  await stage.clock.advance(1);
  expect(stage.attempts.length).toBe(2);
});

test('CONN4 retryNow connects at once', async () => {
  const stage = createStage();
  await stage.online();
  stage.line().closed('cut');
  stage.client.retryNow();
  expect(stage.attempts.length).toBe(2);
  await stage.sync();
  await stage.clock.advance(60_000);
  expect(stage.attempts.length).toBe(2);
});

test('CONN4 retryNow leaves a young attempt alone and replaces one that hangs', async () => {
  const stage = createStage();
  stage.client.connect();
  await stage.clock.advance(2_999);
  stage.client.retryNow();
  expect(stage.attempts.length).toBe(1);
  await stage.clock.advance(1);
  stage.client.retryNow();
  expect([stage.attempts.length, stage.attempts[0]?.isClosed()]).toEqual([2, true]);
});

test('CONN4 a young attempt that is dead already is replaced three seconds after retryNow, without being asked again', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.client.retryNow();
  stage.client.retryNow();
  await stage.clock.advance(2_999);
  expect(stage.attempts.length).toBe(1);
  await stage.clock.advance(1);
  expect([stage.attempts.length, stage.attempts[0]?.isClosed()]).toEqual([2, true]);
});

test('CONN4 after a long absence, a young attempt that fails once asked to hurry is followed by another within a second', async () => {
  const stage = createStage();
  stage.chance.next = 0.999;
  stage.client.connect();
  for (const wait of [1_000, 2_000, 4_000, 8_000]) {
    stage.line().closed('no network');
    await stage.clock.advance(wait);
  }
  const tried = stage.attempts.length;
  stage.client.retryNow();
  stage.line().closed('no network');
  await stage.clock.advance(1_000);
  expect(stage.attempts.length).toBe(tried + 1);
});

test('CONN4 a first connection that dies before its sync is answered is replaced three seconds after retryNow', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.line().opened();
  stage.client.retryNow();
  await stage.clock.advance(2_999);
  expect(stage.attempts.length).toBe(1);
  await stage.clock.advance(1);
  expect([stage.attempts.length, stage.attempts[0]?.isClosed()]).toEqual([2, true]);
  await stage.sync();
  await stage.clock.advance(60_000);
  expect(stage.attempts.length).toBe(2);
});

test('CONN4 a connection on which the server has asked to wait with the sync is left alone', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.line().opened();
  stage.line().take('log:sync').reply({ ok: null, afterMs: 5_000 });
  stage.client.retryNow();
  await stage.clock.advance(5_999);
  await stage.sync();
  await stage.clock.advance(60_000);
  expect([stage.attempts.length, stage.screen.told('status').at(-1)]).toEqual([1, 'status online']);
});

test('CONN4 a connection that seems open and does not answer retryNow within three seconds is replaced at once', async () => {
  const stage = createStage();
  await stage.online();
  stage.client.retryNow();
  await stage.clock.advance(2_999);
  expect(stage.attempts.length).toBe(1);
  await stage.clock.advance(1);
  expect([stage.attempts.length, stage.attempts[0]?.isClosed()]).toEqual([2, true]);
});

test('CONN4 a connection that answers retryNow is kept', async () => {
  const stage = createStage();
  await stage.online();
  stage.client.retryNow();
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: eventsPage(2, [], 1) });
  await stage.clock.advance(30_000);
  expect(stage.attempts.length).toBe(1);
});

test('CONN5 an attempt that hangs is given up', async () => {
  const stage = createStage();
  stage.client.connect();
  await stage.clock.advance(21_000);
  expect([stage.attempts.length, stage.attempts[0]?.isClosed()]).toEqual([2, true]);
});

test('CONN5 a connection whose sync is not answered is given up', async () => {
  const stage = createStage();
  stage.client.connect();
  stage.line().opened();
  await stage.clock.advance(11_000);
  expect([stage.attempts.length, stage.attempts[0]?.isClosed()]).toEqual([2, true]);
});

test('CONN5 what a connection says that was given up is not heard', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  const old = stage.line();
  stage.line().closed('cut');
  await stage.clock.advance(1_000);
  await stage.sync({ rooms: { [kitchen]: eventsPage(2, []) } });
  old.received('log:events', packet(kitchen, 2, said('late')));
  old.closed('again');
  old.refused();
  expect(stage.screen.told('event')).toEqual([]);
  expect(stage.screen.told('status').at(-1)).toBe('status online');
});

test('CONN6 close leaves no timer and no promise behind', async () => {
  const stage = createStage();
  await stage.online();
  const opening = stage.client.open(kitchen);
  const asked = stage.client.send('room:leave', { roomId: kitchen }, 60_000);
  void stage.client.post(kitchen, 'hello');
  stage.line().closed('cut');
  await stage.clock.advance(0);
  stage.client.close();
  expect(stage.clock.pending()).toBe(0);
  expect(await opening).toBe(false);
  expect((await asked).ok).toBeNull();
});

test('CONN6 a closed client can connect again and goes on from its cursors', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  stage.client.close();
  expect(stage.attempts[0]?.isClosed()).toBe(true);
  stage.client.connect();
  stage.line().opened();
  expect(stage.line().take('log:sync').payload).toMatchObject({ epoch: 'first', self: 1, rooms: { [kitchen]: 1 } });
});

test('CONN11 a message after which nothing is heard for ten seconds has the connection questioned, and replaced if it is dead', async () => {
  const stage = createStage();
  await stage.online();
  void stage.client.post(kitchen, 'is anybody there?');
  await stage.clock.advance(9_999);
  expect(stage.line().sent.map(({ name }) => name)).toEqual(['message:send']);
  await stage.clock.advance(1);
  stage.line().take('log:read');
  expect(stage.attempts).toHaveLength(1);
  await stage.clock.advance(3_000);
  expect(stage.attempts).toHaveLength(1);
  // After a random moment: the server may be slow for everybody.
  await stage.clock.advance(500);
  expect(stage.attempts).toHaveLength(2);
});

test('CONN11 a connection on which something is heard, or that answers, stays', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  void stage.client.post(kitchen, 'is anybody there?');
  await stage.clock.advance(9_000);
  stage.line().received('log:events', packet(kitchen, 2, said('heard')));
  await stage.clock.advance(9_999);
  expect(stage.line().sent.filter(({ name }) => name === 'log:read')).toEqual([]);
  // Sent again after ten seconds, ten more ago.
  await stage.clock.advance(1_001);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: eventsPage(2, []) });
  await stage.clock.advance(3_000);
  expect(stage.attempts).toHaveLength(1);
});
