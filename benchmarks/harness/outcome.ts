import type { Scenario } from '../scenarios/scenario.ts';
import type { Measured } from './arena.ts';
import { pairwise, spread, type Spread } from './statistics.ts';

/** The measures that stand in the report for each side; all but the last rows are compared as ratios. */
const measures = {
  deliveriesPerCpuSecond: (round: Measured) => round.deliveries / (round.serverCpu / 1000),
  /** Microseconds. */
  cpuPerDelivery: (round: Measured) => (round.serverCpu * 1000) / round.deliveries,
  messagesPerSecond: (round: Measured) => round.messages / (round.wall / 1000),
  deliveriesPerSecond: (round: Measured) => round.deliveries / (round.wall / 1000),
  messagesPerPacket: (round: Measured) => round.deliveries / round.packets,
  ackP50: (round: Measured) => round.ack.p50,
  ackP99: (round: Measured) => round.ack.p99,
  deliveryP50: (round: Measured) => round.delivery.p50,
  deliveryP99: (round: Measured) => round.delivery.p99,
  loopDelayP99: (round: Measured) => round.loop.p99,
  /** Of one core. */
  serverShare: (round: Measured) => round.serverCpu / round.wall,
  generatorShare: (round: Measured) => round.generatorCpu / round.wall,
  othersShare: (round: Measured) => round.othersCpu / round.wall,
} as const;

export type Measure = keyof typeof measures;
export type Summary = Readonly<Record<Measure, Spread>>;

export interface Outcome {
  readonly scenario: Scenario;
  readonly baseline: Summary;
  readonly parley: Summary;
  /** Parley's figure by the baseline's, round by round. */
  readonly ratio: Summary;
  /** Parley's figure minus the baseline's, round by round. */
  readonly difference: Summary;
  /** Pairs of rounds that were left out because other processes were busy meanwhile. */
  readonly discarded: number;
  /** Seats whose view of the room was held against the server's log. */
  readonly verifiedSeats: number;
  readonly rounds: { readonly baseline: readonly Measured[]; readonly parley: readonly Measured[] };
}

export function outcomeOf(
  scenario: Scenario,
  baseline: readonly Measured[],
  parley: readonly Measured[],
  checked: Pick<Outcome, 'verifiedSeats' | 'discarded'>,
): Outcome {
  return {
    scenario,
    baseline: summary((measure) => baseline.map(measures[measure])),
    parley: summary((measure) => parley.map(measures[measure])),
    ratio: summary((measure) => pairwise(parley.map(measures[measure]), baseline.map(measures[measure]), (ours, theirs) => ours / theirs)),
    difference: summary((measure) => pairwise(parley.map(measures[measure]), baseline.map(measures[measure]), (ours, theirs) => ours - theirs)),
    ...checked,
    rounds: { baseline, parley },
  };
}

function summary(valuesOf: (measure: Measure) => readonly number[]): Summary {
  const names = Object.keys(measures) as Measure[];
  return Object.fromEntries(names.map((name) => [name, spread(valuesOf(name))])) as Record<Measure, Spread>;
}
