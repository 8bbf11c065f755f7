import type { PersonState, RoomState } from '@parley/shared/protocol.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import * as fc from 'fast-check';
import { createClient } from '../src/create-client.ts';
import { createMemoryStorage } from '../src/memory-storage.ts';
import type { Problem } from '../src/problem.ts';
import type { KeptLog, LogCache } from '../src/types.ts';
import { countedIds, seededRandom } from './random.ts';
import { createRecordingSink, type RecordingSink } from './recording-sink.ts';
import { action, type Action, perform, weather } from './schedule.ts';
import { createSimClock } from './sim-clock.ts';
import { calm, createSimNetwork, type Weather } from './sim-network.ts';
import { createSimServer, me } from './sim-server.ts';
import { rooms } from './world.ts';

/** What one of two tabs does, beside everything else: it keeps what it has, or ends and begins again with what was kept. */
export type CacheAction =
  | (Action & { readonly tab: number })
  | { readonly do: 'keep' | 'reload' | 'keep and reload'; readonly tab: number; readonly wait: number };

export interface CacheSchedule {
  readonly seed: number;
  readonly weather: Weather;
  /** How long the cache takes at most; 0: it never answers, -1: it fails. */
  readonly slow: number;
  readonly actions: readonly CacheAction[];
}

const own: fc.Arbitrary<CacheAction> = fc.record({
  do: fc.constantFrom('keep' as const, 'reload' as const, 'keep and reload' as const, 'keep and reload' as const),
  tab: fc.nat(1),
  wait: fc.oneof({ weight: 4, arbitrary: fc.nat(300) }, { weight: 2, arbitrary: fc.nat(12_000) }),
});

export const cacheSchedule: fc.Arbitrary<CacheSchedule> = fc.record({
  seed: fc.nat(),
  weather,
  slow: fc.constantFrom(1, 20, 20, 400, 2_000, 0, -1),
  actions: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(action, fc.nat(1)).map(([step, tab]): CacheAction => ({ ...step, tab })) },
      { weight: 1, arbitrary: own },
    ),
    { minLength: 5, maxLength: 40, size: 'max' },
  ),
});

function personState(sink: RecordingSink): PersonState {
  const summaries = [...sink.list].map(([id, seq]) => ({
    room: { id: id as RoomId, slug: id, name: id, topic: '', icon: '', createdBy: null, createdAt: 0, archivedAt: null, lobby: false },
    role: 'member' as const,
    seq,
    ord: seq,
    readOrd: 0,
    last: { authorId: me, author: '', text: '', at: sink.passed.get(id) ?? 0 },
  }));
  const notices = sink.notices.map((id) => ({ id, roomId: 'kitchen' as RoomId, afterSeq: 0, text: '', at: 0 }));
  return {
    people: { person: { id: me, name: String(sink.ownSeq()) } },
    profiles: {},
    preferences: {},
    rooms: summaries,
    notices,
    roles: 'member',
    blocking: [],
  };
}

function roomState(sink: RecordingSink, id: RoomId): RoomState {
  const entries = (sink.held.get(id) ?? []).map((at, index) => ({ seq: index + 1, type: 'message:sent', actor: null, at, payload: {} }));
  const room = { id, slug: id, name: id, topic: '', icon: '', createdBy: null, createdAt: 0, archivedAt: null, lobby: false };
  return { rooms: room, members: [], messages: { entries, people: [], start: true, end: true }, profiles: {}, presence: {} };
}

/** Two tabs of one browser that share a cache, a server, and everything between them, in simulated time. */
export function createCacheWorld({ seed, slow }: Pick<CacheSchedule, 'seed' | 'slow'>) {
  const random = seededRandom(seed);
  const clock = createSimClock();
  const server = createSimServer(clock, random, rooms);
  const newId = countedIds('mine');
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let ownKept: KeptLog<PersonState> | null = null;
  const roomsKept = new Map<string, KeptLog<RoomState>>();
  let now: Weather = calm;

  function answer<Value>(what: string, value: () => Value | null): Promise<Value | null> {
    if (slow < 0) return Promise.reject(new Error('The cache is broken.'));
    return new Promise((resolve) => {
      if (slow === 0) return;
      clock.after(random() * slow, () => {
        const found = value();
        if (found !== null) seen.add(what);
        resolve(structuredClone(found));
      });
    });
  }
  const cache: LogCache = {
    own: () => answer('list recalled', () => ownKept),
    room: (id) => answer('room recalled', () => roomsKept.get(id) ?? null),
  };

  function openTab(storage = createMemoryStorage(), opened = new Set<RoomId>()) {
    const network = createSimNetwork(clock, random, server);
    network.weather(now);
    const sink = createRecordingSink();
    const client = createClient({
      url: 'sim',
      sink,
      storage,
      cache,
      personId: me,
      clock,
      random,
      newId,
      transport: network.transport,
      onProblem: (problem) => problems.push(problem),
    });
    client.connect();
    const tab = { clock, server, network, sink, storage, client, problems, timers: new Set<object>(), opened };
    for (const room of opened) perform(tab, [], { do: 'open', room, count: 1, wait: 0 });
    return tab;
  }
  type Tab = ReturnType<typeof openTab>;
  const tabs: [Tab, Tab] = [openTab(), openTab()];

  /** As the web app does: what is kept only moves forward, and of rooms that are not mine any more nothing stays. */
  function keep({ client, sink }: Tab): void {
    const standing = client.standing();
    if (standing === null) return void seen.add('not whole');
    const { epoch, self } = standing;
    const same = ownKept?.epoch === epoch;
    if (!same) roomsKept.clear();
    else if (ownKept !== null && ownKept.at > self) return void seen.add('behind the other tab');
    ownKept = structuredClone({ epoch, at: self, state: personState(sink) });
    for (const id of roomsKept.keys()) if (!sink.list.has(id)) roomsKept.delete(id);
    for (const [id, at] of Object.entries(standing.rooms) as [RoomId, number][]) {
      if ((roomsKept.get(id)?.at ?? -1) < at) roomsKept.set(id, structuredClone({ epoch, at, state: roomState(sink, id) }));
    }
    seen.add('kept');
  }

  return {
    clock,
    server,
    problems,
    seen,
    tabs,
    do(step: CacheAction) {
      const place = step.tab === 0 ? 0 : 1;
      const tab = tabs[place];
      if (step.do === 'keep' || step.do === 'keep and reload') keep(tab);
      if (step.do === 'reload' || step.do === 'keep and reload') {
        tab.client.close();
        tab.network.cut();
        tabs[place] = openTab(tab.storage, tab.opened);
      }
      if (!('count' in step)) return;
      if (step.do === 'open') tab.opened.add(step.room);
      if (step.do === 'release') tab.opened.delete(step.room);
      perform(tab, [], step);
      // No connection outlives the server that went away.
      if (step.do === 'restore') for (const { network } of tabs) network.cut();
    },
    weather(next: Weather) {
      now = next;
      for (const { network } of tabs) network.weather(next);
    },
  };
}

export type CacheWorld = ReturnType<typeof createCacheWorld>;
