import { userName as userNameSchema } from '@parley/shared/accounts.ts';
import { sql } from 'kysely';
import { configBeside, runBeside } from './beside.ts';
import type { Config } from './config.ts';
import { connect } from './db/connect.ts';
import { insertLink } from './features/resets/resets.queries.ts';
import { credentialOf } from './http/accounts/passwords/credentials.queries.ts';
import { explainStart } from './start-problems.ts';

/** Where people reach the server, as far as that is known here. */
function addressOf({ publicUrl, port }: Config): string {
  return publicUrl ?? `http://localhost:${port}`;
}

const EXAMPLE = 'npx -y pnpm@12 reset-password olga';

/** Whose password it is, or a sentence. */
function userNameIn([given, ...more]: readonly string[]): string {
  if (given === undefined || given.trim() === '') {
    throw new Error(`Say whose password it is, by their user name: ${EXAMPLE}`);
  }
  if (more.length > 0) {
    throw new Error(`Say one user name, and nothing behind it: ${EXAMPLE}`);
  }
  const { data, error } = userNameSchema.safeParse(given);
  if (error !== undefined) {
    throw new Error(`“${given}” can’t be a user name, which is what one signs in with. ${error.issues[0]?.message ?? ''}`);
  }
  return data;
}

// For somebody who forgot their password, also the owner: `pnpm reset-password <user name>`, with the server's settings, while it runs or not.
async function run(given: readonly string[]): Promise<string> {
  const userName = userNameIn(given);
  const config = configBeside();
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
await runBeside(
  async () => `Whoever opens this link chooses a new password and is signed in. It works once, for a day:\n  ${await run(process.argv.slice(2))}`,
);
