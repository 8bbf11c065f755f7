import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { connect } from './db/connect.ts';
import { takeFolder } from './db/folder.ts';
import { takePostgres } from './db/postgres-lock.ts';
import { renewEpoch } from './log/epoch.ts';
import { explainStart } from './start-problems.ts';

// After a backup was put back: `pnpm epoch`, with the server's settings, before it starts.
async function run(): Promise<void> {
  const reading = readConfig();
  if ('problems' in reading) {
    throw new Error(reading.problems.join(' '));
  }
  const { config } = reading;
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'parley.db'))) {
    throw new Error(`There is no database in ${config.dataDir}.`);
  }
  try {
    const folder = config.databaseUrl === null ? takeFolder(config.dataDir) : null;
    const hold = config.databaseUrl === null ? null : await takePostgres(config.databaseUrl);
    folder?.begin();
    const database = await connect(config, () => {}, true);
    await renewEpoch(database);
    await database.close();
    await hold?.release();
    folder?.release(true);
  } catch (error) {
    throw explainStart(error, config);
  }
}

try {
  await run();
  process.stdout.write('Done: every device starts afresh from what this database holds. Start the server now.\n');
} catch (error) {
  process.stderr.write(`That did not work: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
