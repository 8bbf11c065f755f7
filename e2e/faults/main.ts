// Breaks everything and holds what came of it against the invariants of docs/FAULTS.md. Started by `pnpm test:faults`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readOptions, type Options } from './harness/options.ts';
import { runRows } from './harness/run-rows.ts';
import { simulate } from './harness/simulate.ts';
import { closingLine, judge, quickFigures, type Verdict } from './harness/verdict.ts';
import { Report } from './history/report.ts';
import { mutants, quickMutants } from './mutants/index.ts';
import { runMutants } from './mutants/run-mutants.ts';
import { rows } from './rows/index.ts';

const root = join(import.meta.dirname, '../..');
/** How long one arena of a long run lasts, in ms: its checks grow with it. */
const episode = 240_000;

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

async function long({ seeds, minutes }: Options, chosen: typeof rows, report: Report, replay: string[]): Promise<void> {
  const until = performance.now() + (minutes ?? 0) * 60_000;
  for (let round = 0; performance.now() < until; round += 1) {
    const seed = (seeds[round % seeds.length] ?? 0) + 1_000_003 * Math.floor(round / seeds.length);
    replay.push(`pnpm test:faults --long --minutes 4 --seed ${seed}`);
    const rest = until - performance.now();
    const before = report.histories.length;
    await runRows(chosen, report, seed, Math.max(1, Math.min(4, rest / 60_000)), { rate: 1_000, atLeast: Math.min(episode, rest), acked: 0 });
    const violations = report.histories.reduce((sum, history) => sum + history.violations.total, 0);
    // Whoever watches need not wait for the end to know that a run is void.
    for (const { invariant, what } of report.histories.slice(before).flatMap((history) => history.violations.examples))
      console.log(`${invariant}: ${what}`);
    console.log(`seed ${seed}: ${violations} violations so far, ${Math.round((until - performance.now()) / 60_000)} minutes left`);
    // What was checked is counted, and not needed any more.
    for (const history of report.histories) history.forget();
  }
}

async function run(options: Options): Promise<Verdict> {
  const from = performance.now();
  const delay = monitorEventLoopDelay();
  delay.enable();
  const report = new Report();
  const failures: string[] = [];
  const replay: string[] = [];
  const whole = options.only.length === 0;
  const chosen = rows.filter(({ name }) => whole || options.only.includes(name));
  const quick = options.minutes === null && whole && !options.mutants && !options.bare;
  let schedules = 0;
  let found: Record<string, string> = {};
  async function attempt(task: Promise<void>): Promise<void> {
    await task.catch((error: unknown) => void failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  }

  if (options.mutants) {
    const named = mutants.filter(({ name }) => whole || options.only.includes(name));
    await attempt(runMutants(named).then((outcome) => void (found = outcome)));
  } else if (options.minutes !== null) await attempt(long(options, chosen, report, replay));
  else {
    const [seed = 0] = options.seeds;
    replay.push(`pnpm test:faults ${[...options.only, ''].join(' ')}--seed ${seed}`);
    const simulating = quick ? attempt(simulate(seed).then((count) => void (schedules = count))) : null;
    const planting = quick ? attempt(runMutants(quickMutants).then((outcome) => void (found = outcome))) : null;
    await attempt(runRows(chosen, report, seed, 1, { rate: 1_200, atLeast: 0, acked: quick ? quickFigures.acked : 0 }));
    await Promise.all([simulating, planting]);
  }
  return judge({
    report,
    failures,
    schedules,
    replay,
    mutants: found,
    commit: commit(),
    seeds: options.seeds,
    seconds: Math.round((performance.now() - from) / 1_000),
    stoodStill: Math.round(delay.max / 1e6),
    whole: whole && !options.mutants,
    figures: quick ? quickFigures : null,
  });
}

// Servers end with this process, and that only when it ends by itself.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(2));

try {
  const options = readOptions(process.argv.slice(2), Date.now());
  console.log(`faults: seed ${options.seeds.join(', ')}`);
  const verdict = await run(options);
  const file = options.keep ? join(root, 'benchmarks/results/faults.json') : join(root, 'test-results/faults-verdict.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(verdict, null, 2)}\n`);
  for (const { invariant, what } of verdict.examples.slice(0, 40)) console.log(`${invariant}: ${what}`);
  console.log(`by row: ${JSON.stringify(verdict.faults)}; seen: ${JSON.stringify(verdict.seen)}`);
  for (const line of verdict.replay) console.log(`again: ${line}`);
  console.log(closingLine(verdict));
  process.exit(verdict.valid ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
