// Many short schedules of the client under simulated time: `node schedules.ts <seed> <count>`. The fault tests run a hundred thousand of them.
import type { RoomId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import { action, perform, type Schedule, weather } from './schedule.ts';
import { calm } from './sim-network.ts';
import { me } from './sim-server.ts';
import { createWorld, rooms, type World } from './world.ts';

/** Long enough for every wait there is; nearly all are done after the first step of it. */
const calmTime = 150_000;
const step = 2_000;

type Posted = { id: string; room: RoomId };

/** What is not yet as it must be in the end; null: nothing. */
function lacking({ sink, server }: World, posted: readonly Posted[]): string | null {
  if (sink.statuses.at(-1) !== 'online') return 'not online';
  const entries = sink.entries();
  if (entries.some(({ state }) => state === 'waiting')) return 'a message waits';
  const mine = rooms.filter(server.isMember);
  if (sink.list.size !== mine.length) return 'another list of rooms';
  for (const room of mine) if (sink.list.get(room) !== server.log(room).length) return `the line of ${room} is behind`;
  for (const [room, copy] of sink.held) {
    const log = server.log(room as RoomId);
    if (!server.isMember(room as RoomId) || copy.length !== log.length || copy.some((at, index) => at !== log[index]?.at))
      return `another copy of ${room}`;
  }
  const notices = server.log(me).reduce((sum, { type }) => sum + (type === 'notice:posted' ? 1 : 0), 0);
  if (sink.notices.length !== notices) return 'other notices';
  return posted.length > 0 ? lost({ sink, server } as World, posted) : null;
}

/** Every message that was not refused is in its room's log, once, in the order in which it was written. */
function lost({ sink, server }: World, posted: readonly Posted[]): string | null {
  const failed = new Set<string>(sink.entries().map(({ id }) => id));
  for (const room of rooms) {
    const there = server
      .log(room)
      .flatMap(({ type, actor, payload }) => (type === 'message:sent' && actor === me ? [(payload as { id: string }).id] : []));
    if (new Set(there).size !== there.length) return `a message is twice in ${room}`;
    const confirmed = posted.filter((message) => message.room === room && !failed.has(message.id)).map(({ id }) => id);
    if (confirmed.some((id) => !there.includes(id) && !server.lost.has(id))) return `a message is missing from ${room}`;
    const order = there.filter((id) => !sink.refused.has(id));
    if (order.join(' ') !== confirmed.filter((id) => order.includes(id)).join(' ')) return `messages are out of order in ${room}`;
  }
  return null;
}

export async function check(run: Schedule): Promise<void> {
  const world = createWorld(run.seed);
  const posted: Posted[] = [];
  world.client.connect();
  world.network.weather(run.weather);
  for (const each of run.actions) {
    perform(world, posted, each);
    await world.clock.advance(each.wait);
  }
  world.network.weather(calm);
  world.server.busy(0);
  let lacks: string | null = 'time';
  for (let passed = 0; passed < calmTime && lacks !== null; passed += step) {
    await world.clock.advance(step);
    lacks = lacking(world, posted);
  }
  world.client.close();
  if (lacks !== null) throw new Error(lacks);
  if (world.sink.wrong.length > 0) throw new Error(world.sink.wrong.join('; '));
  if (world.problems.length > 0) throw new Error(world.problems.map(({ message }) => message).join('; '));
  if (world.timers.size > 0) throw new Error('a closed client leaves timers');
}

/** Like those of the convergence test, but short: so many more of them fit into a minute. */
export function shortSchedules(most: number): fc.Arbitrary<Schedule> {
  return fc.record({ seed: fc.nat(), weather, actions: fc.array(action, { minLength: 2, maxLength: most, size: 'max' }) });
}

if (process.argv[1]?.endsWith('schedules.ts') === true) {
  const [seed = 0, count = 100_000, most = 8] = process.argv.slice(2).map(Number);
  const details = await fc.check(fc.asyncProperty(shortSchedules(most), check), { seed, numRuns: count });
  if (details.failed) {
    console.log(fc.defaultReportMessage(details));
    process.exitCode = 1;
  } else console.log(`${details.numRuns} schedules held (seed ${seed})`);
}
