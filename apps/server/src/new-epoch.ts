import { configBeside, runBeside } from './beside.ts';
import { connect } from './db/connect.ts';
import { takeFolder } from './db/folder.ts';
import { takePostgres } from './db/postgres-lock.ts';
import { renewEpoch } from './log/epoch.ts';
import { explainStart } from './start-problems.ts';

// After a backup was put back: `pnpm epoch`, with the server's settings, before it starts.
async function run(): Promise<string> {
  const config = configBeside();
  try {
    const folder = config.databaseUrl === null ? takeFolder(config.dataDir) : null;
    const hold = config.databaseUrl === null ? null : await takePostgres(config.databaseUrl);
    folder?.begin();
    const database = await connect(config, () => {}, true);
    await renewEpoch(database);
    await database.close();
    await hold?.release();
    folder?.release(true);
    return 'Done: every device starts afresh from what this database holds. Start the server now.';
  } catch (error) {
    throw explainStart(error, config);
  }
}

await runBeside(run);
