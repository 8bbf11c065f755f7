import { parseArgs } from 'node:util';
import { scenarios } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { challengers, type Side } from './sides.ts';

export interface Options {
  readonly scenarios: readonly Scenario[];
  readonly rounds: number;
  readonly seconds: number;
  /** What the baseline is compared with. */
  readonly challenger: Side;
  /** Instead of measuring: where the server's time goes, or whether every ack came after an fsync. */
  readonly mode: 'measure' | 'profile' | 'strace';
}

export const usage = `node benchmarks/run.ts [--scenario name]… [--rounds 5] [--seconds 4] [--against parley|relay] [--profile | --strace]
scenarios: ${scenarios.map(({ name }) => name).join(', ')}`;

/** Reads the command line; throws with a sentence for the person who typed it. */
export function optionsFrom(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      against: { type: 'string', default: 'parley' },
      profile: { type: 'boolean', default: false },
      strace: { type: 'boolean', default: false },
    },
  });
  const challenger = challengers.get(values.against);
  if (challenger === undefined) throw new Error(`Nothing is called ${values.against}.`);
  return {
    scenarios: values.scenario.length === 0 ? scenarios : values.scenario.map(scenarioCalled),
    rounds: between('--rounds', values.rounds, 1, 50),
    seconds: between('--seconds', values.seconds, 0.2, 60),
    challenger,
    mode: values.profile ? 'profile' : values.strace ? 'strace' : 'measure',
  };
}

function scenarioCalled(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`No scenario is called ${name}.`);
  return found;
}

function between(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isNaN(value) || value < least || value > most) throw new Error(`${what} takes a number from ${least} to ${most}.`);
  return value;
}
