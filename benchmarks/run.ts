import { mkdirSync, writeFileSync } from 'node:fs';
import budgets from './budgets.json' with { type: 'json' };
import { openArena } from './harness/arena.ts';
import { compare } from './harness/compare.ts';
import { removeFolders } from './harness/folders.ts';
import { commitOf, machineOf, pins } from './harness/machine.ts';
import { optionsFrom, usage, type Options } from './harness/options.ts';
import type { Outcome } from './harness/outcome.ts';
import { stopAll } from './harness/processes.ts';
import { proveFsync } from './harness/prove-fsync.ts';
import { markdown, type Report } from './harness/report.ts';
import { parley } from './harness/sides.ts';
import { checksOf } from './harness/verdict.ts';
import { scenarios } from './scenarios/index.ts';

/** Measures, prints the report, keeps it when it is a whole one; true if every budget held. */
async function measure(options: Options): Promise<boolean> {
  const placed = pins();
  const commit = commitOf();
  const machine = machineOf(placed.server.length > 0);
  const outcomes: Outcome[] = [];
  for (const scenario of options.scenarios) outcomes.push(await compare(scenario, { ...options, pins: placed, say }));
  const checks = checksOf(outcomes, budgets);
  const { rounds, seconds } = options;
  const report: Report = { commit, date: new Date().toISOString().slice(0, 10), machine, rounds, seconds, outcomes, checks };
  process.stdout.write(`\n${markdown(report)}`);
  if (isWhole(options)) keep(report);
  else say('\nNot kept: only a run of every scenario against Parley, of at least 5 rounds, goes to benchmarks/results.');
  return checks.every(({ held }) => held);
}

/** Prints where the server’s time goes. */
async function profile({ scenarios: chosen, challenger, seconds }: Options): Promise<boolean> {
  for (const scenario of chosen) {
    const arena = await openArena({ side: challenger, scenario, pins: pins() });
    try {
      await arena.round(seconds * 1000);
      const lines = (await arena.profile(seconds * 1000)).map(({ name, self, total }) => `${percent(self)} ${percent(total)}  ${name}`);
      process.stdout.write(`${scenario.title}\n  self  total\n${lines.join('\n')}\n\n`);
    } finally {
      await arena.close();
    }
  }
  return true;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`.padStart(6);
}

function isWhole({ scenarios: chosen, rounds, challenger }: Options): boolean {
  return chosen.length === scenarios.length && rounds >= 5 && challenger === parley;
}

function keep(report: Report): void {
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('latest.md', folder), markdown(report));
  writeFileSync(new URL('latest.json', folder), `${JSON.stringify(report, null, 1)}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

process.once('exit', () => {
  stopAll();
  removeFolders();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const modes: Readonly<Record<Options['mode'], (options: Options) => Promise<boolean>>> = {
  measure,
  profile,
  strace: () => proveFsync(say),
};

try {
  const options = optionsFrom(process.argv.slice(2));
  process.exitCode = (await modes[options.mode](options)) ? 0 : 1;
} catch (error) {
  say(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
