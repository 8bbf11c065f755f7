import { answerParent } from '../harness/ask.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { enter, type Crowd } from './crowd.ts';
import { dialects } from './dialects/index.ts';
import type { Dialect } from './dialects/dialect.ts';
import { runRound } from './round.ts';
import type { RoundResult } from './tally.ts';

/** A process with all the people of one scenario on one server. It does what the benchmark asks, over the channel. */
export interface Entrance {
  readonly dialect: string;
  readonly scenario: Scenario;
  readonly url: string;
}
export interface RoundOrder {
  readonly ms: number;
  readonly serverPid: number;
}

interface Here extends Entrance {
  readonly speak: Dialect;
  readonly crowd: Crowd;
}
let here: Here | null = null;

async function comeIn(entrance: Entrance): Promise<void> {
  const speak = dialects.get(entrance.dialect);
  if (speak === undefined) throw new Error(`No dialect ${entrance.dialect}`);
  const failed = Promise.withResolvers<never>();
  const quiet = { delivered: () => {}, acknowledged: () => {}, failed: failed.reject };
  const crowd = await Promise.race([enter(speak, entrance.scenario, entrance.url, quiet), failed.promise]);
  await untilQuiet(crowd);
  here = { ...entrance, speak, crowd };
  await compareHeads(here);
}

function round({ ms, serverPid }: RoundOrder): Promise<RoundResult> {
  const { crowd, speak, scenario } = present();
  return runRound(crowd, speak, scenario, ms, serverPid);
}

/** Holds what was received against the server's own account of every room. */
async function compareHeads({ crowd, speak }: Here): Promise<number> {
  let compared = 0;
  for (const place of crowd.places) {
    const head = await speak.head(first(place.seats).connection, place.id);
    if (head === null) continue;
    if (head.ord !== place.total) throw new Error(`${place.total} messages were acknowledged, the log has ${head.ord}`);
    for (const seat of place.seats) {
      seat.next ??= head.seq + 1;
      if (seat.next !== head.seq + 1) throw new Error(`A seat has seen events before ${seat.next}, the log ends at ${head.seq}`);
      compared += 1;
    }
  }
  return compared;
}

/** The news of people coming in may still be on its way. */
async function untilQuiet(crowd: Crowd): Promise<void> {
  let before = -1;
  while (before !== crowd.frames()) {
    before = crowd.frames();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function present(): Here {
  if (here === null) throw new Error('Nobody is in yet');
  return here;
}

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error('An empty room');
  return item;
}

answerParent({ enter: comeIn, round, verify: () => compareHeads(present()), leave: () => present().crowd.leave() });
