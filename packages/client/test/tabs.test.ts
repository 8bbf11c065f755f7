import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { calm } from './sim-network.ts';
import { me } from './sim-server.ts';
import { performOn, tabsSchedule, type TabsSchedule } from './tabs-schedule.ts';
import { createTabsWorld, rooms, type TabsWorld } from './tabs-world.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RUNS'] ?? 2_000);
console.info(`tabs: SEED=${seed} RUNS=${numRuns} (and AT=<path> to replay a failure)`);

const calmTime = 150_000;
/** News of a message is with every tab within this time. */
const told = 100;

test('TAB1 TAB2 TAB3 TAB4 OUT2 OUT15 whatever happens to tabs, connections and the storage: what was stored is in the log once, in order, and nowhere else', async () => {
  const seen = new Map<string, number>();
  const path = process.env['AT'];
  await fc.assert(
    fc.asyncProperty(tabsSchedule, (run) => check(run, seen)),
    { seed, numRuns, ...(path !== undefined && { path, endOnFailure: true }) },
  );
  const met = ['stolen', 'killed while it sent', 'frozen while it sent', 'finished after the end', 'message sent twice', 'write failed'];
  // A run that never met what it is about proves nothing.
  expect(met.filter((what) => !seen.has(what))).toEqual([]);
}, 3_600_000);

async function check(run: TabsSchedule, seen: Map<string, number>): Promise<void> {
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
  for (const tab of world.tabs) if (tab.isAlive()) tab.thaw();
  world.open();
  await world.clock.advance(calmTime);

  // Of writes that failed the tabs tell, and of nothing else.
  expect(world.problems.filter(({ kind }) => kind !== 'storage')).toEqual([]);
  expect(world.problems.length > 0).toBe(world.browser.seen.has('write failed'));
  everythingArrived(world);
  inOrder(world);
  expect(await world.browser.kept.load()).toEqual([]);
  for (const { sink, isAlive } of world.tabs.filter((tab) => tab.isAlive())) {
    expect([isAlive(), sink.wrong, sink.entries(), sink.statuses.at(-1)]).toEqual([true, [], [], 'online']);
  }
  for (const [what, times] of [...world.server.seen, ...world.browser.seen]) {
    if (times > 0) seen.set(what, (seen.get(what) ?? 0) + times);
  }
  for (const { client } of world.tabs) client.close();
}

function inLog({ server }: TabsWorld, room: (typeof rooms)[number]): string[] {
  return server.log(room).flatMap((event) => (event.type === 'message:sent' && event.actor === me ? [event.payload.id as string] : []));
}

function everythingArrived(world: TabsWorld): void {
  for (const room of rooms) {
    const log = inLog(world, room);
    expect(new Set(log).size).toBe(log.length);
    const stored = world.posted.filter((message) => message.room === room).map(({ id }) => id);
    expect(stored.filter((id) => !log.includes(id))).toEqual([]);
  }
}

/** Of two messages in a room, the one that every tab knew of before the other was written comes first. */
function inOrder(world: TabsWorld): void {
  for (const room of rooms) {
    const log = inLog(world, room);
    const posted = world.posted.filter(({ id }) => log.includes(id));
    for (const one of posted.filter((message) => message.room === room)) {
      for (const other of posted.filter((message) => message.room === room)) {
        const before = one.tab === other.tab ? one.id < other.id : one.storedAt + told < other.begunAt;
        if (before && log.indexOf(one.id) > log.indexOf(other.id)) expect([one, other]).toEqual('the other way round');
      }
    }
  }
}
