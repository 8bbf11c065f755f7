import type { Machine } from './machine.ts';
import type { Measure, Outcome, Summary } from './outcome.ts';
import type { Spread } from './statistics.ts';
import { GENERATOR_SHARE, SERVER_SHARE, type Check } from './verdict.ts';

export interface Report {
  readonly commit: string;
  readonly date: string;
  readonly machine: Machine;
  readonly rounds: number;
  readonly seconds: number;
  readonly outcomes: readonly Outcome[];
  readonly checks: readonly Check[];
}

interface Row {
  readonly label: string;
  readonly measure: Measure;
  readonly digits: number;
  readonly against: 'ratio' | 'difference' | 'nothing';
}

const rows: readonly Row[] = [
  { label: 'deliveries per CPU second', measure: 'deliveriesPerCpuSecond', digits: 0, against: 'ratio' },
  { label: '**CPU per delivery, µs**', measure: 'cpuPerDelivery', digits: 2, against: 'ratio' },
  { label: 'messages a second', measure: 'messagesPerSecond', digits: 0, against: 'ratio' },
  { label: 'deliveries a second', measure: 'deliveriesPerSecond', digits: 0, against: 'ratio' },
  { label: 'messages in a packet', measure: 'messagesPerPacket', digits: 1, against: 'nothing' },
  { label: 'send → ack p50, ms', measure: 'ackP50', digits: 2, against: 'difference' },
  { label: 'send → ack p99, ms', measure: 'ackP99', digits: 2, against: 'difference' },
  { label: 'send → delivery p50, ms', measure: 'deliveryP50', digits: 2, against: 'difference' },
  { label: 'send → delivery p99, ms', measure: 'deliveryP99', digits: 2, against: 'difference' },
  { label: 'event loop held p99, ms', measure: 'loopDelayP99', digits: 1, against: 'nothing' },
  { label: 'server, share of its core', measure: 'serverShare', digits: 2, against: 'nothing' },
  { label: 'generator, share of its core', measure: 'generatorShare', digits: 2, against: 'nothing' },
  { label: 'everything else on the machine, share of a core', measure: 'othersShare', digits: 2, against: 'nothing' },
];

/** The report as people read it. */
export function markdown(report: Report): string {
  return [heading(report), verdict(report.checks), ...report.outcomes.map(section)].join('\n\n') + '\n';
}

function heading({ commit, date, machine, rounds, seconds }: Report): string {
  const placed = machine.pinned ? 'server and generator pinned to a core each' : 'neither server nor generator pinned to a core';
  return [
    '# Parley beside a plain Socket.IO relay',
    '',
    `Commit ${commit}, ${date}. ${machine.cores} cores (${machine.platform}, ${machine.arch}), Node ${machine.node}; ${placed}. Data on ${machine.fileSystem},`,
    `where an fsync takes ${machine.fsync.p50.toFixed(2)} ms (p99 ${machine.fsync.p99.toFixed(2)}). ${rounds} rounds of ${seconds} s, alternating; median (min–max).`,
    'What each line means stands in `benchmarks/README.md`.',
  ].join('\n');
}

function verdict(checks: readonly Check[]): string {
  if (checks.length === 0) return 'No budget applies to what was run.';
  const lines = checks.map(
    ({ scenario, what, value, limit, held }) => `| ${scenario} | ${what} | ${value.toFixed(3)} | ${limit} | ${held ? 'held' : '**missed**'} |`,
  );
  const missed = checks.filter(({ held }) => !held).length;
  return [
    missed === 0 ? `**PASS**: all ${checks.length} budgets held.` : `**FAIL**: ${missed} of ${checks.length} budgets missed.`,
    '',
    '| scenario | budget | reached | limit | |',
    '| --- | --- | ---: | ---: | --- |',
    ...lines,
  ].join('\n');
}

function section(outcome: Outcome): string {
  const { scenario, baseline, parley, verifiedSeats, discarded } = outcome;
  return [
    `## ${scenario.title}`,
    '',
    `${scenario.senders} of ${scenario.people} people write in each of ${scenario.rooms} rooms, ${scenario.inFlight} messages on their way each.`,
    '',
    '| | relay | Parley | Parley by relay |',
    '| --- | ---: | ---: | ---: |',
    ...rows.map(
      (row) =>
        `| ${row.label} | ${figure(baseline[row.measure], row.digits)} | ${figure(parley[row.measure], row.digits)} | ${against(row, outcome)} |`,
    ),
    '',
    [
      `Held against Parley’s log: ${verifiedSeats} seats, each event once and in order.`,
      bottleneck('the relay', baseline),
      bottleneck('Parley', parley),
      ...(discarded === 0 ? [] : [`Left out: ${discarded} pairs of rounds during which other processes were busier.`]),
    ].join(' '),
  ].join('\n');
}

function against(row: Row, { ratio, difference }: Outcome): string {
  if (row.against === 'nothing') return '';
  return row.against === 'ratio' ? `× ${figure(ratio[row.measure], 3)}` : figure(difference[row.measure], row.digits, '+');
}

function bottleneck(who: string, { generatorShare, serverShare }: Summary): string {
  const busy = `the generator used ${percent(generatorShare.median)} of its core, the server ${percent(serverShare.median)}`;
  const free = generatorShare.median <= GENERATOR_SHARE || serverShare.median >= SERVER_SHARE;
  return `With ${who}, ${busy}: ${free ? 'it was not the bottleneck.' : '**the generator may have limited the rate**.'}`;
}

function figure({ median, min, max }: Spread, digits: number, sign = ''): string {
  const plus = median > 0 ? sign : '';
  return `${plus}${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
