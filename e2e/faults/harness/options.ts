import { rows } from '../rows/index.ts';

export interface Options {
  /** Names of rows; empty: all. */
  readonly only: readonly string[];
  readonly seeds: readonly number[];
  /** Null: the quick run. */
  readonly minutes: number | null;
  /** Writes the verdict to the benchmarks’ results. */
  readonly keep: boolean;
  readonly mutants: boolean;
  /** Whether the planted bugs of the quick run and the simulated schedules are left out. */
  readonly bare: boolean;
}

/** `[F5 F18 …] [--seed 7 | --seeds 7,8] [--long --minutes 60] [--keep] [--mutants]`. Throws what is wrong, in a sentence. */
export function readOptions(given: readonly string[], now: number): Options {
  const only: string[] = [];
  let seeds: readonly number[] = [now % 2 ** 31];
  let minutes: number | null = null;
  const flags = new Set<string>();
  const rest = given.filter((argument) => argument !== '--');
  while (rest.length > 0) {
    const argument = rest.shift() ?? '';
    if (argument === '--seed' || argument === '--seeds') seeds = numbers(argument, rest.shift());
    else if (argument === '--minutes') minutes = numbers(argument, rest.shift())[0] ?? null;
    else if (argument === '--long') minutes ??= 60;
    else if (['--keep', '--mutants', '--bare'].includes(argument)) flags.add(argument);
    else if (argument.startsWith('-')) throw new Error(`There is no option ${argument}.`);
    else only.push(argument);
  }
  const unknown = only.filter((name) => !rows.some((row) => row.name === name));
  // With `--mutants`, names are those of mutants.
  if (unknown.length > 0 && !flags.has('--mutants')) {
    throw new Error(`There is no row ${unknown.join(', ')}. There are: ${rows.map(({ name }) => name).join(', ')}.`);
  }
  return { only, seeds, minutes, keep: flags.has('--keep'), mutants: flags.has('--mutants'), bare: flags.has('--bare') };
}

function numbers(option: string, text: string | undefined): number[] {
  const found = (text ?? '').split(',').map(Number);
  if (text === undefined || found.some((number) => !Number.isFinite(number) || number < 0)) throw new Error(`${option} takes numbers.`);
  return found;
}
