import type { MessageId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { calm } from './sim-network.ts';
import { me } from './sim-server.ts';
import { brokenStorage, foundRefusals, performOn, refusals, type TabsSchedule } from './tabs-schedule.ts';
import { createTabsWorld, rooms, type TabsWorld } from './tabs-world.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RUNS'] ?? 2_000);
console.info(`tabs: SEED=${seed} RUNS=${numRuns} (and AT=<path> to replay a failure)`);

const calmTime = 150_000;
/** News of a message is with every tab within this time. */
const told = 100;

async function holds(
  schedule: fc.Arbitrary<TabsSchedule>,
  found: readonly TabsSchedule[],
  atTheEnd: (world: TabsWorld) => Promise<void>,
  met: readonly string[],
): Promise<void> {
  const seen = new Map<string, number>();
  const path = process.env['AT'];
  await fc.assert(
    fc.asyncProperty(schedule, async (run) => {
      const world = await play(run);
      await atTheEnd(world);
      for (const [what, times] of [...world.server.seen, ...world.browser.seen, ['removed', world.removed.size] as const]) {
        if (times > 0) seen.set(what, (seen.get(what) ?? 0) + times);
      }
      for (const { client } of world.tabs) client.close();
    }),
    { seed, numRuns, examples: found.map((run): [TabsSchedule] => [run]), ...(path !== undefined && { path, endOnFailure: true }) },
  );
  // A run that never met what it is about proves nothing.
  expect([...killings, ...met].filter((what) => !seen.has(what))).toEqual([]);
}

const killings = ['stolen', 'killed while it sent', 'frozen while it sent', 'finished after the end', 'message sent twice'];

test('TAB1 TAB2 TAB3 TAB4 OUT2 OUT15 whatever happens to tabs, connections and the storage: what was stored is in the log once, in order, and nowhere else', async () => {
  await holds(
    brokenStorage,
    [],
    async (world) => {
      expect(world.problems.length > 0).toBe(world.browser.seen.has('write failed'));
      expect(await world.browser.kept.load()).toEqual([]);
      for (const tab of living(world)) expect(tab.sink.entries()).toEqual([]);
      everythingArrived(world);
      inOrder(world);
    },
    ['write failed'],
  );
}, 3_600_000);

test('TAB1 OUT4 OUT5 … and to rooms: what was refused is kept, and shown by every tab alike', async () => {
  await holds(
    refusals,
    foundRefusals,
    async (world) => {
      const stored = (await world.browser.kept.load()).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
      const kept = stored.map(({ id, state }) => [id, state]);
      expect(kept.filter(([, state]) => state !== 'failed')).toEqual([]);
      for (const tab of living(world)) expect(tab.sink.entries().map(({ id, state }) => [id, state])).toEqual(kept);
      everythingArrived(world, new Set(kept.map(([id]) => String(id))));
      inOrder(world);
    },
    ['left', 'removed'],
  );
}, 3_600_000);

function living({ tabs }: TabsWorld): TabsWorld['tabs'] {
  return tabs.filter((tab) => tab.isAlive());
}

/** Plays it, and then lets everything come right. */
async function play(run: TabsSchedule): Promise<TabsWorld> {
  const world = createTabsWorld(run.seed);
  world.open();
  world.open();
  world.weather(run.weather);
  for (const each of run.actions) {
    performOn(world, each);
    await world.clock.advance(each.wait);
  }
  world.weather(calm);
  world.browser.mendStorage();
  world.server.busy(0);
  if (world.pick(0) === undefined) world.open();
  // A tab that stays frozen holds nobody up.
  await world.clock.advance(calmTime);
  for (const tab of living(world)) tab.thaw();
  world.open();
  await world.clock.advance(calmTime);

  // Of writes that failed the tabs tell, and of nothing else.
  expect(world.problems.filter(({ kind }) => kind !== 'storage')).toEqual([]);
  for (const { sink } of living(world)) expect([sink.wrong, sink.statuses.at(-1)]).toEqual([[], 'online']);
  return world;
}

function inLog({ server }: TabsWorld, room: (typeof rooms)[number]): string[] {
  return server.log(room).flatMap((event) => (event.type === 'message:sent' && event.actor === me ? [event.payload.id as string] : []));
}

/** `refused`: what every tab still shows, to send again or to remove. The log may have it nevertheless, if the answer was lost and its person then left. */
function everythingArrived(world: TabsWorld, refused: ReadonlySet<string> = new Set()): void {
  for (const room of rooms) {
    const log = inLog(world, room);
    expect(new Set(log).size).toBe(log.length);
    const stored = world.posted.filter((message) => message.room === room).map(({ id }) => id);
    expect(stored.filter((id) => !log.includes(id) && !refused.has(id) && !world.removed.has(id))).toEqual([]);
  }
}

/** Of two messages in a room, the one that every tab knew of before the other was written comes first. */
function inOrder(world: TabsWorld): void {
  for (const room of rooms) {
    const log = inLog(world, room);
    // What was refused comes when somebody sends it again, and the next message does not wait for what was taken back on its way.
    const isFree = (id: MessageId): boolean => world.removed.has(id) || world.tabs.some(({ sink }) => sink.refused.has(id));
    const posted = world.posted.filter(({ id }) => log.includes(id) && !isFree(id));
    for (const one of posted.filter((message) => message.room === room)) {
      for (const other of posted.filter((message) => message.room === room)) {
        const before = one.tab === other.tab ? one.id < other.id : one.storedAt + told < other.begunAt;
        if (before && log.indexOf(one.id) > log.indexOf(other.id)) expect([one, other]).toEqual('the other way round');
      }
    }
  }
}
