import { expect, test } from 'vitest';
import { alone } from '../src/alone.ts';
import { guardStorage } from '../src/guarded-storage.ts';
import { createMemoryStorage } from '../src/memory-storage.ts';
import type { OutboxEntry, OutboxStorage } from '../src/types.ts';
import { createSimClock, settle } from './sim-clock.ts';
import { calm } from './sim-network.ts';
import { me } from './sim-server.ts';
import { createStage, garden, kitchen, longId, wentFrom } from './stage.ts';
import { createTabsWorld, rooms } from './tabs-world.ts';

const [room = kitchen] = rooms;
const no = { ok: false, code: 'forbidden', message: 'no' } as const;

/** A storage that can be full or hang, and be put right. */
function breakable() {
  const good = createMemoryStorage();
  const hanging: (() => void)[] = [];
  const puts: boolean[] = [];
  let mode: 'works' | 'full' | 'hangs' = 'works';
  function write(work: () => Promise<void>): Promise<void> {
    if (mode === 'works') return work();
    if (mode === 'full') return Promise.reject(new Error('quota'));
    return new Promise((resolve) => void hanging.push(() => resolve(work())));
  }
  const storage: OutboxStorage = {
    load: good.load,
    put(entry, isNew) {
      puts.push(isNew);
      return write(() => good.put(entry, isNew));
    },
    remove: (id) => write(() => good.remove(id)),
  };
  return { storage, puts, hanging, set: (next: typeof mode) => void (mode = next) };
}

function message(n: number): OutboxEntry {
  return { id: longId(n), roomId: kitchen, body: 'hello', at: 0, order: n, state: 'waiting' };
}

type Tab = ReturnType<typeof createTabsWorld>['tabs'][number];

/** Two tabs without a connection; `one` has written a message. */
async function twoTabs({ stored = true, seed = 1 } = {}) {
  const world = createTabsWorld(seed);
  world.open();
  world.open();
  const [one, two] = world.tabs;
  if (one === undefined || two === undefined) throw new Error('no tabs');
  await world.clock.advance(5_000);
  world.weather({ ...calm, openFails: 1 });
  for (const { network } of world.tabs) network.cut();
  if (!stored) world.browser.breakStorage();
  one.post(room);
  await world.clock.advance(100);
  async function connect(tab: Tab): Promise<void> {
    tab.network.weather(calm);
    tab.client.retryNow();
    await world.clock.advance(2_000);
  }
  function removeAll(tab: Tab): void {
    for (const { id } of tab.sink.entries()) void tab.client.remove(id);
  }
  function states() {
    return world.tabs.map(({ sink }) => sink.entries().map(({ state }) => state));
  }
  function written(): number {
    return world.server.log(room).filter(({ type, actor }) => type === 'message:sent' && actor === me).length;
  }
  return { world, one, two, connect, removeAll, states, written };
}

const ends: readonly [string, number, (stage: ReturnType<typeof createStage>) => void][] = [
  [
    'was refused and removed',
    2,
    (stage) => {
      stage.line().received('command:answered', { id: longId(1), ack: no });
      void stage.client.remove(longId(1));
    },
  ],
  ['was sent', 1, (stage) => stage.line().received('command:answered', { id: longId(1), ack: { ok: true, value: { seq: 1, repeated: true } } })],
];
test.each(ends)('OUT15 a message that %s while the storage failed does not come back', async (_how, failures, end) => {
  const { storage, set } = breakable();
  const stage = createStage({ storage });
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  set('full');
  end(stage);
  await stage.clock.advance(20_000);
  expect(await storage.load()).toHaveLength(1);
  set('works');
  await stage.clock.advance(30_000);
  expect(await storage.load()).toEqual([]);
  // Each is reported once, however often it is tried again.
  expect(stage.problems.map(({ kind }) => kind)).toEqual(Array.from({ length: failures }, () => 'storage'));
});

test('OUT15 what went from memory only is stored and marked so no more once the storage works', async () => {
  const { storage, puts, set } = breakable();
  const stage = createStage({ storage });
  set('full');
  await stage.client.post(kitchen, 'hello');
  stage.client.connect();
  await stage.clock.advance(5_000);
  expect(stage.screen.entries()).toMatchObject([{ body: 'hello', memoryOnly: true }]);
  set('works');
  await stage.clock.advance(30_000);
  expect(stage.screen.entries().map(({ memoryOnly }) => memoryOnly)).toEqual([undefined]);
  expect(await storage.load()).toEqual(stage.screen.entries());
  // What stands where its draft was may be another one by then.
  expect([puts[0], ...new Set(puts.slice(1))]).toEqual([true, false]);
});

test('OUT15 the other tabs hear that a message is stored after all', async () => {
  const { world, two } = await twoTabs({ stored: false });
  expect(two.sink.entries()).toMatchObject([{ memoryOnly: true }]);
  world.browser.mendStorage();
  await world.clock.advance(10_000);
  expect(two.sink.entries().map(({ memoryOnly }) => memoryOnly)).toEqual([undefined]);
});

test('OUT15 after a long failure and a success the next failure is tried again as soon as the first', async () => {
  const { storage, set } = breakable();
  const clock = createSimClock();
  const guarded = guardStorage({ storage, clock, problem: () => {}, caughtUp: () => {} });
  guarded.start();
  for (const n of [1, 2]) {
    set('full');
    void guarded.put(message(n), true);
    await clock.advance(n === 1 ? 120_000 : 0);
    set('works');
    await clock.advance(n === 1 ? 30_000 : 500);
    expect(await storage.load()).toHaveLength(n);
  }
});

test('OUT15 a client that is closed tries nothing again before it connects anew', async () => {
  const { storage, set } = breakable();
  const stage = createStage({ storage });
  await stage.online(kitchen);
  set('full');
  await stage.client.post(kitchen, 'hello');
  stage.client.close();
  set('works');
  await stage.clock.advance(60_000);
  expect(await storage.load()).toEqual([]);
  stage.client.connect();
  await stage.clock.advance(1_000);
  expect(await storage.load()).toHaveLength(1);
});

test.each(['full', 'hangs'] as const)(
  'OUT15 a message that was refused while the storage was in trouble (%s) is not sent again at the next reconnect',
  async (trouble) => {
    const { storage, set } = breakable();
    const stage = createStage({ storage, tabs: alone });
    await stage.online(kitchen);
    await stage.client.post(kitchen, 'hello');
    set(trouble);
    stage.line().received('command:answered', { id: longId(1), ack: no });
    await stage.clock.advance(100);
    stage.line().closed('cut');
    await stage.clock.advance(2_000);
    await stage.sync();
    await stage.clock.advance(100);
    expect(wentFrom(stage.line())).toEqual([]);
    expect(stage.screen.entries()).toMatchObject([{ state: 'failed', reason: 'no' }]);
  },
);

test('OUT15 a tab that opens while the storage fails neither shows nor sends what another one has removed', async () => {
  const { world, one, removeAll, states, written } = await twoTabs();
  world.browser.breakStorage();
  removeAll(one);
  await world.clock.advance(100);
  world.open();
  await world.clock.advance(200);
  expect(states()).toEqual([[], [], []]);
  world.weather(calm);
  world.browser.mendStorage();
  await world.clock.advance(120_000);
  expect(written()).toBe(0);
});

test.each(Array.from({ length: 20 }, (_, index) => index + 1))(
  'OUT15 a tab that opens while the storage fails shows as refused what was refused meanwhile (seed %i)',
  async (seed) => {
    const { world, two, connect, states } = await twoTabs({ seed });
    world.server.leave(room);
    world.browser.breakStorage();
    await connect(two);
    world.open();
    await world.clock.advance(200);
    expect(states().at(-1)).toEqual(['failed']);
  },
);

test('OUT15 what one tab could not store does not undo what another one has stored since', async () => {
  const { world, two, connect } = await twoTabs({ stored: false });
  await world.clock.advance(20_000);
  world.browser.mendStorage();
  world.server.leave(room);
  await connect(two);
  for (const ms of [0, 60_000]) {
    await world.clock.advance(ms);
    expect((await world.browser.kept.load()).map(({ state }) => state)).toEqual(['failed']);
  }
});

test('OUT15 what another tab removed is not stored again by one that could not store it before, also if that tab was frozen', async () => {
  const { world, one, two, connect, removeAll, states } = await twoTabs();
  world.server.leave(room);
  world.browser.breakStorage();
  await connect(two);
  expect(states()).toEqual([['failed'], ['failed']]);
  two.freeze();
  await world.clock.advance(60_000);
  world.browser.mendStorage();
  removeAll(one);
  await world.clock.advance(5_000);
  two.thaw();
  await world.clock.advance(120_000);
  expect(states()).toEqual([[], []]);
  expect(await world.browser.kept.load()).toEqual([]);
});

test('OUT15 what another tab removes in the very moment in which one stores it at last is in no storage in the end', async () => {
  for (let offset = 1_000; offset < 2_000; offset += 1) {
    const { world, one, two, connect, removeAll } = await twoTabs({ seed: offset * 7 });
    world.server.leave(room);
    world.browser.breakStorage();
    await connect(two);
    await world.clock.advance(offset);
    world.browser.mendStorage();
    removeAll(one);
    await world.clock.advance(60_000);
    expect([offset, await world.browser.kept.load()]).toEqual([offset, []]);
  }
});

test('OUT15 a message that one tab could not store as refused, and another one sent after all, is in no storage in the end', async () => {
  const { world, one, two, connect, states, written } = await twoTabs();
  world.server.leave(room);
  world.browser.breakStorage();
  await connect(two);
  expect(states()).toEqual([['failed'], ['failed']]);
  world.server.join(room);
  await connect(one);
  for (const { id } of one.sink.entries()) void one.client.retry(id);
  await world.clock.advance(5_000);
  expect([written(), states()]).toEqual([1, [[], []]]);
  world.browser.mendStorage();
  await world.clock.advance(120_000);
  expect(await world.browser.kept.load()).toEqual([]);
});

test('OUT15 a try that was overtaken and fails leaves nothing else untried', async () => {
  const { storage, set } = breakable();
  const clock = createSimClock();
  const guarded = guardStorage({ storage, clock, problem: () => {}, caughtUp: () => {} });
  guarded.start();
  for (const n of [1, 2]) await storage.put(message(n), true);
  set('full');
  for (const n of [1, 2]) void guarded.remove(longId(n));
  await settle();
  set('hangs');
  await clock.advance(1_000);
  void guarded.remove(longId(1));
  set('works');
  await clock.advance(60_000);
  expect(await storage.load()).toEqual([]);
});

test('OUT15 OUT1 a try that was overtaken does not end the storing of what overtook it', async () => {
  const { storage, hanging, set } = breakable();
  const stage = createStage({ storage });
  await stage.online(kitchen);
  await stage.client.post(kitchen, 'hello');
  set('full');
  stage.line().received('command:answered', { id: longId(1), ack: no });
  await settle();
  set('hangs');
  await stage.clock.advance(600);
  wentFrom(stage.line());
  void stage.client.retry(longId(1));
  await settle();
  hanging.shift()?.();
  await settle();
  set('works');
  await stage.client.post(garden, 'next');
  expect(wentFrom(stage.line())).toEqual(['2']);
});
