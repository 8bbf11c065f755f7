import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { userName as userNameSchema } from '@parley/shared/accounts.ts';
import { sql } from 'kysely';
import { type Config, readConfig } from './config.ts';
import { connect } from './db/connect.ts';
import { insertLink } from './features/resets/resets.queries.ts';
import { credentialOf } from './http/accounts/credentials.queries.ts';
import { explainStart } from './start-problems.ts';

/** Where people reach the server, as far as that is known here. */
function addressOf({ publicUrl, port }: Config): string {
  return publicUrl ?? `http://localhost:${port}`;
}

// For somebody who forgot their password, also the owner: `pnpm reset-password <user name>`, with the server's settings, while it runs or not.
async function run(given: string | undefined): Promise<string> {
  const { data: userName } = userNameSchema.safeParse(given);
  if (userName === undefined) {
    throw new Error('Say whose password it is, by their user name: pnpm reset-password olga');
  }
  const reading = readConfig();
  if ('problems' in reading) {
    throw new Error(reading.problems.join(' '));
  }
  const { config } = reading;
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'parley.db'))) {
    throw new Error(`There is no database in ${config.dataDir}.`);
  }
  try {
    // Beside a server that runs: one short transaction, and no lock of ours.
    const database = await connect(config, () => {});
    try {
      const ready = await sql`select 1 from reset_links`.execute(database.read).then(
        () => true,
        () => false,
      );
      if (!ready) {
        throw new Error('This database is from an older Parley. Start the server once, then try again.');
      }
      const credential = await credentialOf(database.read, { userName });
      if (credential === undefined) {
        throw new Error(`Nobody here has the user name ${userName}.`);
      }
      const { token } = await insertLink(database.write, credential.personId, 'machine', Date.now());
      return `${addressOf(config)}/reset#${token}`;
    } finally {
      await database.close();
    }
  } catch (error) {
    throw explainStart(error, config);
  }
}

// What is made beside the database is for nobody else who uses this computer.
process.umask(0o077);
try {
  const link = await run(process.argv[2]);
  process.stdout.write(`Whoever opens this link chooses a new password and is signed in. It works once, for a day:\n  ${link}\n`);
} catch (error) {
  process.stderr.write(`That did not work: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
