import type { MessageId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import { calm } from './sim-network.ts';
import { me } from './sim-server.ts';
import { createTabsWorld, rooms } from './tabs-world.ts';

const [kitchen] = rooms as [(typeof rooms)[number]];

function twoTabs() {
  const world = createTabsWorld(1);
  world.open();
  world.open();
  const [one, two] = world.tabs;
  if (one === undefined || two === undefined) throw new Error('no tabs');
  return { world, one, two };
}

test('TAB1 what is written in one tab shows in the other within 50 ms, and is gone from both when the log has it', async () => {
  const { world, one, two } = twoTabs();
  await world.clock.advance(5_000);
  one.network.cut();
  two.network.cut();
  one.post(kitchen);
  await world.clock.advance(50);
  expect([one, two].map(({ sink }) => sink.entries().map(({ body }) => body))).toEqual([['hello'], ['hello']]);
  await world.clock.advance(10_000);
  expect([one, two].map(({ sink }) => sink.entries())).toEqual([[], []]);
  expect(world.server.seen.get('message sent twice') ?? 0).toBe(0);
});

test('TAB3 OUT11 what no storage has taken goes out from another tab when its own is ended', async () => {
  const { world, one, two } = twoTabs();
  world.browser.breakStorage();
  await world.clock.advance(5_000);
  one.network.cut();
  two.network.cut();
  one.post(kitchen);
  await world.clock.advance(50);
  expect(two.sink.entries()).toMatchObject([{ memoryOnly: true }]);
  world.kill(one);
  await world.clock.advance(10_000);
  expect(two.sink.entries()).toEqual([]);
  expect(world.server.log(kitchen).filter((event) => event.type === 'message:sent' && event.actor === me)).toHaveLength(1);
});

test('TAB3 what a tab told and ended before the storage had it is stored by another one', async () => {
  const { world, one, two } = twoTabs();
  await world.clock.advance(5_000);
  world.weather({ ...calm, openFails: 1 });
  for (const { network } of world.tabs) network.cut();
  one.loseWrites();
  one.post(kitchen);
  await world.clock.advance(20);
  world.kill(one);
  await world.clock.advance(2_000);
  expect(await world.browser.kept.load()).toMatchObject([{ body: 'hello' }]);
  expect(two.sink.entries()).toHaveLength(1);
});

test('TAB2 who takes the turn sends first what is in the storage, also what nobody has told it', async () => {
  const { world, one, two } = twoTabs();
  await world.clock.advance(5_000);
  one.post(kitchen);
  await world.clock.advance(5_000);
  const before = { id: 'untold' as MessageId, roomId: kitchen, body: 'untold', at: 0, order: 0, state: 'waiting' as const };
  await world.browser.kept.put(before, true);
  two.post(kitchen);
  await world.clock.advance(5_000);
  const mine = world.server.log(kitchen).flatMap((event) => (event.type === 'message:sent' && event.actor === me ? [event.payload.body] : []));
  expect(mine).toEqual(['hello', 'untold', 'hello']);
  expect(await world.browser.kept.load()).toEqual([]);
});
