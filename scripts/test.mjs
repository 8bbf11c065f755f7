// Everything that must hold, and how many tests showed it. `pnpm test`, or only some: `pnpm test lint server`
import './lib/require-node.mjs';
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { root, toolEnvironment } from './lib/paths.mjs';
import { ended, endWithSignals, start } from './lib/processes.mjs';
import { closingLine, judgeCheck, judgeTests, readCounts } from './lib/reports.mjs';
import { schedule } from './lib/schedule.mjs';
import { steps } from './lib/steps.mjs';

const results = join(root, 'test-results');
/** Without colours: what is said goes to files. */
const plain = { NO_COLOR: '1', FORCE_COLOR: undefined };

function chosen(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}`);
    process.exit(2);
  }
  const wanted = new Set(names);
  const all = names.length === 0;
  for (const step of steps.toReversed()) {
    if (all || wanted.has(step.name)) for (const name of [step.name, ...(step.after ?? [])]) wanted.add(name);
  }
  return steps.filter((step) => wanted.has(step.name));
}

async function run(step) {
  const name = step.name.replaceAll(' ', '-');
  const report = join(results, `${name}.json`);
  const log = join(results, `${name}.log`);
  const [command, ...args] = typeof step.command === 'function' ? step.command(report) : step.command;
  const from = performance.now();
  const file = createWriteStream(log);
  const child = start(command, args, { cwd: step.cwd, env: { ...plain, ...step.env?.(report) }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const code = await ended(child);
  file.end();
  await finished(file);

  const output = readFileSync(log, 'utf8');
  const outcome = step.report === undefined ? judgeCheck(code, output, step.looked) : judgeTests(code, readCounts(step.report, report));
  if (!outcome.ok) console.log(`\n──── ${step.name} ────\n${legible(step, output)}`);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${outcome.ok ? 'ok  ' : 'FAIL'} ${step.name.padEnd(14)} ${seconds.padStart(6)} s  ${outcome.note}`);
  return outcome;
}

/** Some tools count only in a format that nobody reads: they say it again for people. */
function legible({ show, cwd = root }, output) {
  if (show === undefined) return output.trimEnd();
  return spawnSync(show[0], show.slice(1), { cwd, env: toolEnvironment(plain), encoding: 'utf8' }).stdout.trimEnd();
}

// First, so that a name that is mistyped takes nothing away.
const selected = chosen(process.argv.slice(2).filter((argument) => argument !== '--'));
endWithSignals();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const from = performance.now();
const outcomes = await schedule(selected, Math.max(2, availableParallelism()), run);
outcomes.forEach((outcome, index) => {
  if (outcome.note.startsWith('not run')) console.log(`FAIL ${selected[index].name.padEnd(14)}           ${outcome.note}`);
});

console.log(`\n${((performance.now() - from) / 1000).toFixed(0)} s in all; what each step said is in test-results/`);
console.log(closingLine(outcomes));
process.exitCode = outcomes.every((outcome) => outcome.ok) ? 0 : 1;
