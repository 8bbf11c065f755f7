import type { RoomId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { found } from './found.ts';
import { perform, schedule, type Schedule } from './schedule.ts';
import { calm } from './sim-network.ts';
import { me } from './sim-server.ts';
import { createWorld, rooms, type World } from './world.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RUNS'] ?? 2_000);
console.info(`convergence: SEED=${seed} RUNS=${numRuns} (and AT=<path> to replay a failure)`);

/** Long enough for every wait there is: a message told to wait, two beacons, the longest backoff. */
const calmTime = 150_000;

test('SYNC1 SYNC2 SYNC3 OUT2 OUT3 whatever is lost, doubled, overtaken or cut: in the end every copy equals its log, and every message is in it once and in order', async () => {
  const seen = new Map<string, number>();
  const path = process.env['AT'];
  await fc.assert(
    fc.asyncProperty(schedule, (run) => check(run, seen)),
    { seed, numRuns, examples: found.map((run): [Schedule] => [run]), ...(path !== undefined && { path, endOnFailure: true }) },
  );
  const met = [
    'gap read',
    'snapshot read',
    'snapshot instead of events',
    'page in parts',
    'gone',
    'epoch changed',
    'left',
    'message sent twice',
    'message told to wait',
  ];
  // A run that never met what it is about proves nothing.
  expect(met.filter((what) => !seen.has(what))).toEqual([]);
}, 3_600_000);

async function check(run: Schedule, seen: Map<string, number>): Promise<void> {
  const world = createWorld(run.seed);
  const posted: { id: string; room: RoomId }[] = [];
  world.client.connect();
  world.network.weather(run.weather);
  for (const each of run.actions) {
    perform(world, posted, each);
    await world.clock.advance(each.wait);
  }
  world.network.weather(calm);
  world.server.busy(0);
  await world.clock.advance(calmTime);

  expect(world.sink.wrong).toEqual([]);
  expect(world.problems).toEqual([]);
  expect(world.sink.statuses.at(-1)).toBe('online');
  copiesEqualLogs(world);
  listIsUpToDate(world);
  await messagesArrived(world, posted);
  for (const [what, times] of world.server.seen) seen.set(what, (seen.get(what) ?? 0) + times);

  world.client.close();
  expect(world.timers.size).toBe(0);
}

function copiesEqualLogs({ sink, server }: World): void {
  for (const [room, copy] of sink.held) {
    expect(server.isMember(room as RoomId)).toBe(true);
    expect(copy).toEqual(server.log(room as RoomId).map((event) => event.at));
  }
  expect(sink.notices).toEqual(server.log(me).flatMap((event) => (event.type === 'notice:posted' ? [event.payload.notice.id] : [])));
}

function listIsUpToDate({ sink, server }: World): void {
  const mine = rooms.filter(server.isMember);
  expect([...sink.list.keys()].toSorted()).toEqual(mine.toSorted());
  for (const room of mine) expect([room, sink.list.get(room)]).toEqual([room, server.log(room).length]);
}

async function messagesArrived({ sink, server, storage }: World, posted: readonly { id: string; room: RoomId }[]): Promise<void> {
  const failed = new Set<string>(sink.entries().map(({ id }) => id));
  expect(sink.entries().filter(({ state }) => state === 'waiting')).toEqual([]);
  expect((await storage.load()).map(({ id }) => id)).toEqual([...failed]);
  for (const room of rooms) {
    const inLog = server.log(room).flatMap((event) => (event.type === 'message:sent' && event.actor === me ? [event.payload.id as string] : []));
    expect(new Set(inLog).size).toBe(inLog.length);
    const confirmed = posted.filter((message) => message.room === room && !failed.has(message.id)).map(({ id }) => id);
    expect(confirmed.filter((id) => !inLog.includes(id) && !server.lost.has(id))).toEqual([]);
    // A message that was refused blocks nothing: should a late copy of it be taken in after all, it may come after later ones.
    const order = inLog.filter((id) => !sink.refused.has(id));
    expect(order).toEqual(confirmed.filter((id) => order.includes(id)));
  }
}
