import { expect, onTestFinished } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { createServer, type ParleyServer } from './create-server.ts';
import type { TestDatabase } from './db/testing.ts';
import { ask } from './http/testing.ts';
import type { Logger } from './lib/logger.ts';
import type { Space } from './lib/space.ts';
import { quiet } from './lib/testing-logger.ts';

/** Every setting as it is without one. */
function defaults(): Config {
  const reading = readConfig({});
  if ('problems' in reading) {
    throw new Error(reading.problems.join(' '));
  }
  return reading.config;
}

/** A whole Parley on a port of its own, until the test ends. */
export async function start(
  database: TestDatabase,
  settings: Partial<Config> = {},
  logger: Logger = quiet,
  space?: () => Promise<Space | null>,
): Promise<ParleyServer> {
  const { dataDir, databaseUrl, reached } = database;
  const server = await createServer({ ...defaults(), dataDir, databaseUrl, port: 0, host: '127.0.0.1', ...settings }, logger, () => {}, {
    ...(space && { space }),
    ...(reached && { reached }),
  });
  onTestFinished(() => server.close());
  return server;
}

/** Comes in as a guest, and gives the cookie. */
export async function enter(url: string, name: string): Promise<string> {
  const answer = await ask(url, '/api/guests', { body: { name } });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
