import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from './config.ts';

/** The server's settings, for a command that works on its database beside it. Throws a sentence if they are wrong, or if there is no database. */
export function configBeside(): Config {
  const reading = readConfig();
  if ('problems' in reading) {
    throw new Error(reading.problems.join(' '));
  }
  const { config } = reading;
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'parley.db'))) {
    throw new Error(`There is no database in ${config.dataDir}.`);
  }
  return config;
}

/** Runs a command, and says what came of it: where its user reads it, and by the code that it ends with. */
export async function runBeside(run: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await run()}\n`);
  } catch (error) {
    process.stderr.write(`That did not work: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
