import type { RoomId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cacheSchedule, type CacheSchedule, type CacheWorld, createCacheWorld } from './cache-world.ts';
import { calm } from './sim-network.ts';
import { me } from './sim-server.ts';
import { rooms } from './world.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RUNS'] ?? 1_500);
console.info(`cache: SEED=${seed} RUNS=${numRuns} (and AT=<path> to replay a failure)`);

const calmTime = 150_000;

test('CACHE1 CACHE3 CACHE5 whenever two tabs keep what they have, end and begin again, and however slow that goes: in the end every copy equals its log', async () => {
  const seen = new Set<string>();
  const path = process.env['AT'];
  await fc.assert(
    fc.asyncProperty(cacheSchedule, (run) => check(run, seen)),
    { seed, numRuns, ...(path !== undefined && { path, endOnFailure: true }) },
  );
  const met = ['kept', 'not whole', 'behind the other tab', 'list recalled', 'room recalled', 'epoch changed', 'gone', 'left', 'gap read'];
  // A run that never met what it is about proves nothing.
  expect(met.filter((what) => !seen.has(what))).toEqual([]);
}, 3_600_000);

async function check(run: CacheSchedule, seen: Set<string>): Promise<void> {
  const world = createCacheWorld(run);
  world.weather(run.weather);
  for (const each of run.actions) {
    world.do(each);
    await world.clock.advance(each.wait);
  }
  world.weather(calm);
  world.server.busy(0);
  await world.clock.advance(calmTime);
  for (const what of [...world.seen, ...world.server.seen.keys()]) seen.add(what);
  expect(world.problems).toEqual([]);
  copiesEqualLogs(world);
  // And so does a run that begins with what is kept in the end.
  for (const tab of [0, 1]) world.do({ do: 'keep and reload', tab, wait: 0 });
  await world.clock.advance(calmTime);
  copiesEqualLogs(world);
  for (const { client } of world.tabs) client.close();
}

function copiesEqualLogs({ tabs, server }: CacheWorld): void {
  const mine = rooms.filter(server.isMember);
  for (const { sink } of tabs) {
    expect([sink.wrong, sink.statuses.at(-1)]).toEqual([[], 'online']);
    for (const [room, copy] of sink.held) {
      expect(server.isMember(room as RoomId)).toBe(true);
      expect(copy).toEqual(server.log(room as RoomId).map((event) => event.at));
    }
    expect(sink.notices).toEqual(server.log(me).flatMap((event) => (event.type === 'notice:posted' ? [event.payload.notice.id] : [])));
    expect([...sink.list.keys()].toSorted()).toEqual(mine.toSorted());
    for (const room of mine) expect([room, sink.list.get(room)]).toEqual([room, server.log(room).length]);
  }
}
