// What a snapshot and an event say of the same message, in whatever order they come.
import type { LogEvent } from '@parley/shared/protocol.ts';
import { expect, test } from 'vitest';
import { alice, createStage, kitchen, longId, packet, roomPage, said } from './stage.ts';

test('OUT2 a message whose event a snapshot has overtaken is confirmed with that snapshot, not ten seconds later', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  // Held: what is between is missing, and turns out to be too much.
  stage.line().received('log:events', packet(kitchen, 5, said('a'), said(longId(1), alice)));
  expect(stage.screen.entries()).toHaveLength(1);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 6) });
  expect(stage.screen.entries()).toEqual([]);
});

test('OUT2 SYNC8 … whatever else the snapshot covers that nobody can read', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  const broken = { type: 'message:sent', actor: alice, at: 0, payload: null } as unknown as LogEvent;
  stage.line().received('log:events', packet(kitchen, 5, broken, said(longId(1), alice)));
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 6) });
  expect(stage.screen.entries()).toEqual([]);
  expect(stage.problems.map(({ kind }) => kind)).toEqual(['event']);
});

test('OUT2 … and by its event when that comes after a snapshot that has it already', async () => {
  const stage = createStage();
  await stage.online();
  await stage.client.post(kitchen, 'hello');
  void stage.client.open(kitchen);
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 6) });
  expect(stage.screen.entries()).toHaveLength(1);
  stage.line().received('log:events', packet(kitchen, 5, said('a'), said(longId(1), alice)));
  expect(stage.screen.entries()).toEqual([]);
  expect(stage.screen.told('event')).toEqual([]);
});

test('OUT2 … but not what comes after the snapshot', async () => {
  const stage = createStage();
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  stage.line().received('log:events', packet(kitchen, 8, said('a'), said(longId(1), alice)));
  stage
    .line()
    .take('log:read')
    .reply({ ok: true, value: roomPage(kitchen, 6) });
  expect(stage.screen.entries()).toHaveLength(1);
});
