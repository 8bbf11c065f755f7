import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import { createClient } from '../src/create-client.ts';
import type { Problem } from '../src/problem.ts';
import { countedIds, seededRandom } from './random.ts';
import { createRecordingSink } from './recording-sink.ts';
import { createSimBrowser } from './sim-browser.ts';
import { createSimClock } from './sim-clock.ts';
import { calm, createSimNetwork, type Weather } from './sim-network.ts';
import { createSimServer, me } from './sim-server.ts';

export const rooms = ['kitchen', 'garden'] as RoomId[];

export interface Posted {
  readonly id: MessageId;
  readonly room: RoomId;
  readonly tab: number;
  readonly begunAt: number;
  readonly storedAt: number;
}

/** Several tabs of one browser of one person, a server, and everything between them, in simulated time. */
export function createTabsWorld(seed: number) {
  const random = seededRandom(seed);
  const clock = createSimClock();
  const server = createSimServer(clock, random, rooms);
  const browser = createSimBrowser(clock, random);
  const newId = countedIds('mine');
  const problems: Problem[] = [];
  const posted: Posted[] = [];
  const removed = new Set<MessageId>();
  let weather: Weather = calm;

  function openTab(number: number) {
    const tab = browser.open();
    const network = createSimNetwork(clock, random, server);
    network.weather(weather);
    const sink = createRecordingSink();
    const client = createClient({
      url: 'sim',
      sink,
      storage: tab.storage,
      tabs: tab.tabs,
      personId: me,
      clock: tab.clock,
      random,
      newId,
      transport: tab.wrap(network.transport),
      onProblem: (problem) => problems.push(problem),
    });
    client.connect();
    for (const room of rooms) {
      sink.opening(room);
      void client.open(room);
    }
    return {
      ...tab,
      number,
      network,
      sink,
      client,
      diedAt: Infinity,
      post(room: RoomId) {
        const begunAt = clock.now();
        void client.post(room, 'hello').then(({ id, memoryOnly }) => {
          if (memoryOnly !== true) posted.push({ id, room, tab: number, begunAt, storedAt: clock.now() });
        });
      },
    };
  }

  type OpenTab = ReturnType<typeof openTab>;
  const tabs: OpenTab[] = [];

  return {
    clock,
    server,
    browser,
    problems,
    posted,
    /** What somebody removed or took back: the log may have it nevertheless. */
    removed,
    tabs,
    /** Opens a tab, or ends one and opens another in its place. */
    open: () => void tabs.push(openTab(tabs.length)),
    /** The living tab that this number leads to. */
    pick(number: number): OpenTab | undefined {
      const living = tabs.filter((tab) => tab.isAlive());
      return living[number % living.length];
    },
    remove(tab: OpenTab, id: MessageId) {
      removed.add(id);
      void tab.client.remove(id);
    },
    kill(tab: OpenTab) {
      tab.kill();
      tab.network.cut();
      tab.diedAt = clock.now();
    },
    weather(next: Weather) {
      weather = next;
      for (const tab of tabs) tab.network.weather(next);
    },
  };
}

export type TabsWorld = ReturnType<typeof createTabsWorld>;
