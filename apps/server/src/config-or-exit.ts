import { type Config, readConfig } from './config.ts';

/** The settings; if any is wrong, says all that is, and ends the process. `told` hears it, too, and is waited for. */
export async function configOrExit(told: (problem: string) => Promise<void> = () => Promise.resolve()): Promise<Config> {
  const reading = readConfig();
  if ('config' in reading) {
    return reading.config;
  }
  process.stderr.write(`Parley can’t start:\n${reading.problems.map((problem) => `  ${problem}\n`).join('')}`);
  await told(reading.problems.join(' '));
  process.exit(1);
}
