import { expect, test } from 'vitest';
import { createMemoryStorage } from '../src/memory-storage.ts';
import type { OutboxEntry, OutboxStorage } from '../src/types.ts';
import { createTabsWorld, rooms } from './tabs-world.ts';
import { calm } from './sim-network.ts';
import { createStage, kitchen, longId, shortId, wentFrom } from './stage.ts';
import { settle } from './sim-clock.ts';

test('OUT6 what an earlier run of the device has left goes first', async () => {
  const storage = createMemoryStorage();
  const before: OutboxEntry = { id: longId(99), roomId: kitchen, body: 'from before', at: 0, order: 0, state: 'waiting' };
  await storage.put(before, true);
  const stage = createStage({ storage });
  void stage.client.post(kitchen, 'hello');
  await stage.online();
  expect(stage.screen.entries().map(({ id }) => shortId(id))).toEqual(['99', '1']);
  expect(wentFrom(stage.line())).toEqual(['99']);
});

const broken: readonly [string, true | undefined, (good: OutboxStorage) => Partial<OutboxStorage>][] = [
  ['refuses', true, () => ({ put: () => Promise.reject(new Error('quota')) })],
  [
    'throws',
    true,
    () => ({
      put: () => {
        throw new Error('no database');
      },
    }),
  ],
  ['hangs', true, () => ({ put: () => new Promise<void>(() => {}) })],
  ['cannot be read', undefined, () => ({ load: () => Promise.reject(new Error('old schema')) })],
  ['never answers what it holds', undefined, () => ({ load: () => new Promise<OutboxEntry[]>(() => {}) })],
];
test.each(broken)('OUT7 OUT11 a storage that %s is reported, and the message goes from memory', async (_how, marked, breaks) => {
  const good = createMemoryStorage();
  const stage = createStage({ storage: { ...good, ...breaks(good) } });
  await stage.online(kitchen);
  const posting = stage.client.post(kitchen, 'hello');
  await stage.clock.advance(5_000);
  expect(await posting).toMatchObject({ state: 'waiting' });
  expect(stage.problems.map(({ kind }) => kind)).toEqual(['storage']);
  expect(stage.screen.entries().map(({ memoryOnly }) => memoryOnly)).toEqual([marked]);
  expect(wentFrom(stage.line())).toEqual(['1']);
});

test('OUT7 what a slow storage holds is sent when it comes', async () => {
  const storage = createMemoryStorage();
  await storage.put({ id: longId(99), roomId: kitchen, body: 'from before', at: 0, order: 0, state: 'waiting' }, true);
  const ready = Promise.withResolvers<void>();
  const stage = createStage({ storage: { ...storage, load: () => ready.promise.then(storage.load) } });
  await stage.online();
  await stage.clock.advance(5_000);
  ready.resolve();
  await settle();
  expect(wentFrom(stage.line())).toEqual(['99']);
});

test('OUT7 writes of one message stay in order: what is removed while it is being stored does not come back', async () => {
  const storage = createMemoryStorage();
  const slow = Promise.withResolvers<void>();
  const stage = createStage({ storage: { ...storage, put: (entry) => slow.promise.then(() => storage.put(entry, true)) } });
  await stage.online();
  void stage.client.post(kitchen, 'hello');
  const removing = stage.client.remove(longId(1));
  slow.resolve();
  await removing;
  expect(await storage.load()).toEqual([]);
  expect(wentFrom(stage.line())).toEqual([]);
});

/** A storage that can be full, and be put right. */
function breakable() {
  const good = createMemoryStorage();
  let works = true;
  function write(work: () => Promise<void>): Promise<void> {
    return works ? work() : Promise.reject(new Error('quota'));
  }
  const storage: OutboxStorage = {
    load: good.load,
    put: (entry, isNew) => write(() => good.put(entry, isNew)),
    remove: (id) => write(() => good.remove(id)),
  };
  return { storage, set: (next: boolean) => void (works = next) };
}

const ends = {
  'a message that was refused and removed': (stage: ReturnType<typeof createStage>) => {
    stage.line().received('command:answered', { id: longId(1), ack: { ok: false, code: 'forbidden', message: 'no' } });
    void stage.client.remove(longId(1));
  },
  'a message that was sent': (stage: ReturnType<typeof createStage>) => {
    stage.line().received('command:answered', { id: longId(1), ack: { ok: true, value: { id: longId(1), seq: 1, at: 1, repeated: true } } });
  },
};
test.each(Object.entries(ends))('OUT15 %s while the storage failed does not come back', async (_what, end) => {
  const { storage, set } = breakable();
  const stage = createStage({ storage });
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  set(false);
  end(stage);
  await stage.clock.advance(20_000);
  expect(await storage.load()).toHaveLength(1);
  set(true);
  await stage.clock.advance(30_000);
  expect(await storage.load()).toEqual([]);
  // Each failure is reported once, however often it is tried again.
  expect(stage.problems.length).toBeLessThanOrEqual(2);
});

test('OUT15 what went from memory only is stored and marked so no more once the storage works', async () => {
  const { storage, set } = breakable();
  const stage = createStage({ storage });
  set(false);
  await stage.client.post(kitchen, 'hello');
  stage.client.connect();
  await stage.clock.advance(5_000);
  expect(stage.screen.entries()).toMatchObject([{ body: 'hello', memoryOnly: true }]);
  set(true);
  await stage.clock.advance(30_000);
  expect(stage.screen.entries().map(({ memoryOnly }) => memoryOnly)).toEqual([undefined]);
  expect(await storage.load()).toMatchObject([{ body: 'hello', state: 'waiting' }]);
});

test('OUT15 a client that is closed tries nothing again before it connects anew', async () => {
  const { storage, set } = breakable();
  const stage = createStage({ storage });
  await stage.online(kitchen);
  set(false);
  await stage.client.post(kitchen, 'hello');
  stage.client.close();
  set(true);
  await stage.clock.advance(60_000);
  expect(await storage.load()).toEqual([]);
  stage.client.connect();
  await stage.clock.advance(1_000);
  expect(await storage.load()).toHaveLength(1);
});

test('OUT15 what another tab removed is not stored again by one that could not store it before', async () => {
  const world = createTabsWorld(1);
  world.open();
  world.open();
  const [one, two] = world.tabs;
  if (one === undefined || two === undefined || rooms[0] === undefined) throw new Error('no tabs');
  await world.clock.advance(5_000);
  world.weather({ ...calm, openFails: 1 });
  for (const { network } of world.tabs) network.cut();
  one.post(rooms[0]);
  await world.clock.advance(100);
  world.server.leave(rooms[0]);
  world.browser.breakStorage();
  world.weather(calm);
  for (const { client } of world.tabs) client.retryNow();
  await world.clock.advance(20_000);
  expect([one, two].map(({ sink }) => sink.entries().map(({ state }) => state))).toEqual([['failed'], ['failed']]);
  world.browser.mendStorage();
  for (const { id } of one.sink.entries()) void one.client.remove(id);
  await world.clock.advance(60_000);
  expect([one, two].map(({ sink }) => sink.entries())).toEqual([[], []]);
  expect(await world.browser.kept.load()).toEqual([]);
});
