import { expect, test } from 'vitest';
import { createMemoryStorage } from '../src/memory-storage.ts';
import type { OutboxEntry, OutboxStorage } from '../src/types.ts';
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
