import type { Scenario } from '../scenarios/scenario.ts';
import { openArena, type Arena, type Measured } from './arena.ts';
import type { Pins } from './machine.ts';
import { isQuiet, quietest, TRIES, untilQuiet, type Pair } from './quiet.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { baseline, type Side } from './sides.ts';

export interface Comparison {
  readonly challenger: Side;
  readonly rounds: number;
  readonly seconds: number;
  readonly pins: Pins;
  readonly say: (line: string) => void;
}

/**
 * Under load (ms), before anything counts. V8 goes on compiling for some ten seconds, more of Parley than of the relay; a server that has been up for
 * days does not.
 */
const WARM_UP = 15_000;

/** Measures both servers in one scenario, round by round next to each other. */
export async function compare(scenario: Scenario, { challenger, rounds, seconds, pins, say }: Comparison): Promise<Outcome> {
  const open: Arena[] = [];
  async function enter(side: Side): Promise<Arena> {
    const arena = await openArena({ side, scenario, pins });
    open.push(arena);
    return arena;
  }
  try {
    say(`${scenario.title}: ${scenario.rooms * scenario.people} people come in on both sides`);
    const theirs = await enter(baseline);
    const ours = await enter(challenger);
    for (const arena of [theirs, ours]) await arena.round(WARM_UP);
    const pairs: Pair[] = [];
    while (pairs.filter(isQuiet).length < rounds && pairs.length < rounds * TRIES) {
      await untilQuiet();
      const pair = await measurePair(theirs, ours, seconds * 1000, pairs.length % 2 === 0);
      pairs.push(pair);
      say(`  ${line(pair.baseline)} | ${line(pair.challenger)}${isQuiet(pair) ? '' : ' | the machine was busy with something else'}`);
    }
    const kept = quietest(pairs, rounds);
    const [left, right] = [kept.map((pair) => pair.baseline), kept.map((pair) => pair.challenger)];
    return outcomeOf(scenario, left, right, { verifiedSeats: await ours.verify(), discarded: pairs.length - kept.length });
  } finally {
    for (const arena of open.toReversed()) await arena.close();
  }
}

/** One round on each server; the one that goes first changes, so that neither gains from it. */
async function measurePair(theirs: Arena, ours: Arena, ms: number, theirsFirst: boolean): Promise<Pair> {
  const early = theirsFirst ? await theirs.round(ms) : null;
  const challenger = await ours.round(ms);
  return { baseline: early ?? (await theirs.round(ms)), challenger };
}

function line(round: Measured): string {
  return `${round.deliveries} deliveries, ${((round.serverCpu * 1000) / round.deliveries).toFixed(2)} µs each`;
}
