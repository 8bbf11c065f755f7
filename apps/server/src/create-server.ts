import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';
import { createCore } from './create-core.ts';
import { connect } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { probe } from './db/probe.ts';
import { enterAsGuest } from './features/people/enter.ts';
import { peopleByIds } from './features/people/people.queries.ts';
import { createAccounts } from './http/accounts/accounts.ts';
import { createAuth } from './http/accounts/auth.ts';
import { accountMigrations } from './http/accounts/migrations.ts';
import { keepSecret } from './http/accounts/secret.ts';
import { createApp } from './http/app.ts';
import { createHealth } from './http/health.ts';
import { mayAct } from './http/origins.ts';
import { systemClock } from './lib/clock.ts';
import { createLimiter } from './lib/limiter.ts';
import type { Logger } from './lib/logger.ts';
import { unlimited } from './lib/unlimited.ts';
import { attachRealtime } from './realtime/attach.ts';

/** How long (ms) a request may take to arrive, and answers under way to leave when we close. */
const REQUEST_MOST = 30_000;
const ANSWERS_MOST = 5_000;

export interface ParleyServer {
  readonly url: string;
  /** Answers what it was asked, sends devices to come back, and lets go of everything. */
  close(): Promise<void>;
}

async function listen(http: HttpServer, { port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, ...(host === null ? {} : { host }) }, resolve);
  });
  const bound = http.address() as AddressInfo;
  const name = host === null || ['::', '0.0.0.0'].includes(host) ? 'localhost' : bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${name}:${bound.port}`;
}

/** A whole Parley, listening. */
export async function createServer(config: Config, logger: Logger): Promise<ParleyServer> {
  const secret = config.authSecret ?? keepSecret(config.dataDir);
  const database = await connect(config, (error) => logger.error({ err: error }, 'database connection lost'));
  await migrate(database, accountMigrations);
  const limiter = config.rateLimits ? createLimiter(systemClock) : unlimited;
  const core = await createCore(database, systemClock, limiter, logger);
  const accounts = createAccounts(createAuth(database, { ...config, secret }, logger), systemClock);
  const health = createHealth(() => probe(database));
  const app = createApp({
    origins: config,
    webDir: config.webDir,
    trustProxy: config.trustProxy,
    accounts,
    people: { find: async (id) => (await peopleByIds(database.read, [id]))[0] ?? null, enter: (guest) => enterAsGuest(core.log, guest) },
    dispatch: core.dispatch,
    ended: ({ personId, sessionId }) => realtime.endSession(personId, sessionId),
    limiter,
    health,
    logger,
  });
  const http = createHttpServer({ requestTimeout: REQUEST_MOST }, app);
  const realtime = attachRealtime(
    http,
    {
      allowed: ({ headers }) => mayAct(headers, config),
      authenticate: accounts.authenticate,
      ended: accounts.ended,
      corsOrigins: config.allowedOrigins,
    },
    core,
  );
  const url = await listen(http, config);

  return {
    url,
    async close() {
      health.drain();
      realtime.announceDrain();
      const late = setTimeout(() => http.closeAllConnections(), ANSWERS_MOST);
      // What is queued is committed and answered before its socket goes.
      await core.drain();
      await realtime.close();
      core.close();
      clearTimeout(late);
      health.close();
      await database.close();
    },
  };
}
