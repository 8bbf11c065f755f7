import type { Report } from '../history/report.ts';
import type { Sometimes } from '../history/history.ts';
import { Tally } from '../history/tally.ts';
import type { Violation } from '../history/violations.ts';

/** Without having met each of these a whole run proves nothing. */
const mustHaveSeen: readonly Sometimes[] = [
  'duplicate ack',
  'gap repaired',
  'limited sync',
  'retry after a storage error',
  'slow client closed',
  'left during a broadcast',
];
/** Longest that the devices may stand still, in ms: beyond, a device that is late may be late through that. */
const stillMost = 2_500;
/** What the quick run has to reach. */
export const quickFigures = { faults: 150, acked: 30_000, observations: 500_000, schedules: 100_000 } as const;

export interface Verdict {
  readonly valid: boolean;
  /** Whether every row was run, so that the run speaks for all of them. */
  readonly whole: boolean;
  readonly commit: string;
  readonly seeds: readonly number[];
  readonly replay: readonly string[];
  readonly seconds: number;
  readonly stoodStill: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly totals: {
    readonly faults: number;
    readonly acked: number;
    readonly observations: number;
    readonly retries: number;
    readonly reads: number;
  };
  readonly converged: readonly { readonly arena: string; readonly ms: number | null; readonly within: number }[];
  readonly memory: Report['memory'];
  readonly latencies: Report['latencies'];
  readonly seen: Readonly<Record<string, number>>;
  readonly problems: Readonly<Record<string, number>>;
  readonly violations: Readonly<Record<string, number>>;
  readonly examples: readonly Violation[];
  /** Why the run is void although nothing was violated. */
  readonly lacking: readonly string[];
  readonly schedules: number;
  readonly mutants: Readonly<Record<string, string>>;
}

export interface Facts {
  readonly report: Report;
  readonly commit: string;
  readonly seeds: readonly number[];
  readonly replay: readonly string[];
  readonly seconds: number;
  /** How long the devices, which are one process, stood still at the most, in ms. */
  readonly stoodStill: number;
  readonly whole: boolean;
  /** Bounds that the run has to reach; null: none. */
  readonly figures: typeof quickFigures | null;
  readonly schedules: number;
  readonly mutants: Readonly<Record<string, string>>;
  /** What else went wrong. */
  readonly failures: readonly string[];
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = new Tally();
  for (const tally of tallies) sum.addAll(tally);
  return sum;
}

/** The judgement of a run: void if it violated an invariant, lacks what it must have met, or could not run a row. */
export function judge({ report, figures, whole, failures, schedules, mutants, stoodStill, ...rest }: Facts): Verdict {
  const { histories } = report;
  const faults = sumOf(histories.map((history) => history.faults));
  const seen = sumOf(histories.map((history) => history.seen));
  const violations = new Map<string, number>();
  for (const history of histories) for (const [id, count] of history.violations.counts) violations.set(id, (violations.get(id) ?? 0) + count);
  const total = (part: 'acked' | 'observations' | 'retries'): number => histories.reduce((sum, history) => sum + history[part], 0);
  const totals = {
    faults: faults.total,
    acked: total('acked'),
    observations: total('observations'),
    retries: total('retries'),
    reads: histories.reduce((sum, { reads }) => sum + reads.length, 0),
  };
  const reached = { ...totals, schedules };
  const lacking = [
    ...failures,
    ...report.missing,
    ...(stoodStill > stillMost ? [`the devices stood still for ${stoodStill} ms: what took long proves nothing`] : []),
    ...(whole ? mustHaveSeen.filter((what) => seen.get(what) === 0).map((what) => `it never saw: ${what}`) : []),
    ...Object.entries(figures ?? {}).flatMap(([what, least]) => {
      const count = reached[what as keyof typeof reached];
      return count < least ? [`${count} ${what}, fewer than ${least}`] : [];
    }),
    ...Object.entries(mutants).flatMap(([name, found]) => (found.startsWith('found') ? [] : [`the planted bug ${name}: ${found}`])),
    ...(faults.total === 0 && Object.keys(mutants).length === 0 ? ['there was no fault'] : []),
  ];
  return {
    valid: violations.size === 0 && lacking.length === 0,
    whole,
    stoodStill,
    ...rest,
    faults: Object.fromEntries(faults.counts),
    totals,
    converged: report.converged.map(({ ms, ...each }) => ({ ...each, ms: ms === null ? null : Math.round(ms) })),
    memory: report.memory,
    latencies: report.latencies,
    seen: Object.fromEntries(seen.counts),
    problems: Object.fromEntries(sumOf(histories.map((history) => history.problems)).counts),
    violations: Object.fromEntries(violations),
    examples: histories.flatMap((history) => history.violations.examples),
    lacking,
    schedules,
    mutants,
  };
}

/** What a run says last. */
export function closingLine({ valid, totals, violations, lacking, converged, schedules, mutants }: Verdict): string {
  const wrong = Object.values(violations).reduce((sum, count) => sum + count, 0);
  const slowest = Math.max(0, ...converged.map(({ ms }) => ms ?? Infinity));
  const found = Object.values(mutants).filter((what) => what.startsWith('found')).length;
  return [
    valid ? 'valid:' : 'VOID:',
    `${totals.faults} faults,`,
    `${totals.acked} messages shown as sent,`,
    `${totals.observations} observations,`,
    `${wrong} violations,`,
    ...(converged.length > 0 ? [`all equal within ${slowest} ms,`] : []),
    ...(schedules > 0 ? [`${schedules} simulated schedules,`] : []),
    ...(Object.keys(mutants).length > 0 ? [`${found} of ${Object.keys(mutants).length} planted bugs found,`] : []),
    lacking.length === 0 ? 'nothing lacking' : `lacking: ${lacking.join('; ')}`,
  ].join(' ');
}
