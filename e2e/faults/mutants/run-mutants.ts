import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../harness/verdict.ts';
import { copySources } from './copy.ts';
import type { Mutant } from './mutant.ts';

/** At a time: a run waits for the most part. */
const atOnce = 2;
/** What chance keeps from one seed another may show. */
const seeds = [1, 2, 3];
const longest = 120_000;

/** What a run over the patched sources says of them. */
async function judged(folder: string, { rows }: Mutant, seed: number): Promise<Verdict | null> {
  const args = [join(folder, 'e2e/faults/main.ts'), ...rows, '--seed', String(seed)];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, FAULTS_SERVER: join(folder, 'apps/server/src/main.ts') },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), longest);
  await once(child, 'exit');
  clearTimeout(timer);
  try {
    return JSON.parse(readFileSync(join(folder, 'test-results/faults-verdict.json'), 'utf8')) as Verdict;
  } catch {
    return null;
  }
}

async function outcomeOf(mutant: Mutant): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-mutant-'));
  try {
    copySources(folder, mutant.patches);
    let last = 'no run';
    for (const seed of seeds) {
      const verdict = await judged(folder, mutant, seed);
      if (verdict === null) last = 'the run said nothing';
      else {
        const by = mutant.breaks.filter((invariant) => (verdict.violations[invariant] ?? 0) > 0);
        if (by.length > 0)
          return `found by ${by.map((invariant) => `${invariant} (${verdict.violations[invariant]})`).join(', ')} in ${verdict.seconds} s`;
        last = `not found by ${mutant.breaks.join(', ')}; instead ${JSON.stringify(verdict.violations)} ${verdict.lacking.join('; ').slice(0, 300)}`;
      }
    }
    return last;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plants each bug in a copy of its own and runs its rows over it. Resolves with what became of each. */
export async function runMutants(mutants: readonly Mutant[]): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  const waiting = [...mutants];
  async function work(): Promise<void> {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const outcome = await outcomeOf(mutant);
      console.log(`planted bug ${mutant.name}: ${outcome}`);
      outcomes[mutant.name] = outcome;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return Object.fromEntries(mutants.map(({ name }) => [name, outcomes[name] ?? 'not run']));
}
