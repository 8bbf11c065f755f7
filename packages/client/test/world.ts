import type { RoomId } from '@parley/shared/ids.ts';
import { createClient, type ClientOptions } from '../src/create-client.ts';
import { createMemoryStorage } from '../src/memory-storage.ts';
import type { Problem } from '../src/problem.ts';
import type { Clock } from '../src/types.ts';
import { countedIds, seededRandom } from './random.ts';
import { createRecordingSink } from './recording-sink.ts';
import { createSimClock } from './sim-clock.ts';
import { createSimNetwork } from './sim-network.ts';
import { createSimServer } from './sim-server.ts';

export const rooms = ['kitchen', 'garden', 'attic'] as RoomId[];

/** One device, a server and all that is between them, in simulated time. */
export function createWorld(seed: number, overrides: Partial<ClientOptions> = {}) {
  const random = seededRandom(seed);
  const clock = createSimClock();
  const server = createSimServer(clock, random, rooms);
  const network = createSimNetwork(clock, random, server);
  const sink = createRecordingSink();
  const storage = createMemoryStorage();
  const problems: Problem[] = [];
  const timers = new Set<object>();
  /** The same clock; counts what the client leaves running. */
  const clientClock: Clock = {
    now: clock.now,
    after(ms, task) {
      const token = {};
      timers.add(token);
      const cancel = clock.after(ms, () => {
        timers.delete(token);
        task();
      });
      return () => {
        timers.delete(token);
        cancel();
      };
    },
  };
  const client = createClient({
    url: 'sim',
    sink,
    storage,
    clock: clientClock,
    random,
    newId: countedIds('mine'),
    transport: network.transport,
    onProblem: (problem) => problems.push(problem),
    ...overrides,
  });
  return { clock, server, network, sink, storage, problems, client, timers };
}

export type World = ReturnType<typeof createWorld>;
