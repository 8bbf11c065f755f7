import { setTimeout as after } from 'node:timers/promises';
import type { Measured } from './arena.ts';
import { cpuOfMachine } from './cpu.ts';

/** A round on each server, next to each other. */
export interface Pair {
  readonly baseline: Measured;
  readonly challenger: Measured;
}

/** Share of a core that all other processes may use before a pair of rounds says more about them than about the servers. */
const OTHERS_SHARE = 0.15;
/** A run goes on until it has its quiet pairs, at most this many times as long. */
export const TRIES = 3;
/** How long the machine is looked at, and how long it is waited for, in ms. */
const LOOK = 500;
const WAIT = 30_000;

/** Waits until the machine has nothing else to do, or for as long as is bearable. */
export async function untilQuiet(): Promise<void> {
  const deadline = performance.now() + WAIT;
  let used = Number.POSITIVE_INFINITY;
  while (used > OTHERS_SHARE * LOOK && performance.now() < deadline) {
    const before = cpuOfMachine();
    await after(LOOK);
    used = cpuOfMachine() - before;
  }
}

export function isQuiet(pair: Pair): boolean {
  return disturbance(pair) <= OTHERS_SHARE;
}

/** The `count` pairs that were disturbed least, in the order in which they ran. Nothing that was measured has a say in it. */
export function quietest(pairs: readonly Pair[], count: number): readonly Pair[] {
  const chosen = new Set(pairs.toSorted((a, b) => disturbance(a) - disturbance(b)).slice(0, count));
  return pairs.filter((pair) => chosen.has(pair));
}

function disturbance({ baseline, challenger }: Pair): number {
  return Math.max(baseline.othersCpu / baseline.wall, challenger.othersCpu / challenger.wall);
}
