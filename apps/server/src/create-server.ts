import { createServer as createHttpServer } from 'node:http';
import { join } from 'node:path';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Config } from './config.ts';
import { createCore } from './create-core.ts';
import { connect, type Database } from './db/connect.ts';
import { type Folder, takeFolder } from './db/folder.ts';
import { eraseKept } from './db/kept-of-people.ts';
import { migrate } from './db/migrate.ts';
import { type Hold, takePostgres } from './db/postgres-lock.ts';
import { probe } from './db/probe.ts';
import { depart } from './features/departures/depart.ts';
import { departuresIn } from './features/departures/departures.queries.ts';
import { backAgain, keepErased } from './features/departures/erase-list.ts';
import { keepScrubbing } from './features/departures/keep-scrubbing.ts';
import { exportOf } from './features/exports/export-of.ts';
import { keptByFeatures } from './features/kept.ts';
import { createPhotos } from './features/avatars/photos.ts';
import { keepTidy } from './features/files/tidy.ts';
import { changeRole } from './features/roles/change-role.ts';
import { acceptInvite, isAccepted, lookAt } from './features/invites/accept.ts';
import { firstRoomOf } from './features/invites/invites.queries.ts';
import { ownerToken } from './features/invites/owner-invite.ts';
import { bringIn, enterAsGuest } from './features/people/enter.ts';
import { peopleByIds, whyTaken } from './features/people/people.queries.ts';
import { insertLink } from './features/resets/resets.queries.ts';
import { lookAtLink, useLink } from './features/resets/use-link.ts';
import { raise } from './features/roles/raise.ts';
import { createAccounts } from './http/accounts/sessions/accounts.ts';
import { createAddresses } from './http/accounts/mail/addresses.ts';
import { createAuth } from './http/accounts/sessions/auth.ts';
import { createBeginnings } from './http/accounts/sessions/beginnings.ts';
import { createChallenges } from './http/accounts/passkeys/challenges.ts';
import { createCredentials } from './http/accounts/passwords/credentials.ts';
import { endAll } from './http/accounts/passwords/credentials.queries.ts';
import { isIn } from './http/accounts/sessions/sessions.queries.ts';
import { createDepartures } from './http/accounts/departures/departures.ts';
import { createIdentities } from './http/accounts/oidc/identities.ts';
import { createInvitations } from './http/accounts/invites/invitations.ts';
import { accountMigrations } from './http/accounts/migrations.ts';
import { keptOfAccounts } from './http/accounts/kept-of-accounts.ts';
import { createMailTexts } from './http/accounts/mail/mail-texts.ts';
import { createAttempts } from './http/accounts/oidc/oidc-attempts.ts';
import { createOidcProvider } from './http/accounts/oidc/oidc-provider.ts';
import { createPasskeys } from './http/accounts/passkeys/passkeys.ts';
import { createSpending } from './http/accounts/passkeys/passkeys.queries.ts';
import { createSecondFactors } from './http/accounts/second-factor/second-factor.ts';
import { createDeviceLinks } from './http/accounts/device-links/device-links.ts';
import { createResets } from './http/accounts/resets/resets.ts';
import { createRoleChanges } from './http/accounts/roles/role-changes.ts';
import { keepSecret } from './http/accounts/sessions/secret.ts';
import { createApp } from './http/app.ts';
import { countedNetwork } from './http/client-address.ts';
import { createHealth } from './http/health.ts';
import { listen } from './http/listen.ts';
import { howToName, STRANGE_HOST, strangeHost } from './http/hosts.ts';
import { mayAct, whyRefused } from './http/provenance.ts';
import { systemClock } from './lib/clock.ts';
import { type Allowance, createLimiter } from './lib/limiter.ts';
import type { Logger } from './lib/logger.ts';
import { createFileStore } from './lib/file-store.ts';
import { createMailer } from './lib/mailer.ts';
import { createPictures } from './lib/pictures.ts';
import { type Space, spaceIn } from './lib/space.ts';
import { unlimited } from './lib/unlimited.ts';
import type { Tx } from './log/types.ts';
import { oidcSetting } from './oidc-settings.ts';
import { attachRealtime } from './realtime/attach.ts';
import { explainStart } from './start-problems.ts';
import type { Surroundings } from './surroundings.ts';

/** How long (ms) a request may take to arrive, a connection be silent, and answers under way to leave when we close. */
const REQUEST_MOST = 30_000;
const SILENCE_MOST = 30_000;
const ANSWERS_MOST = 5_000;
/** The same of mails under way. */
const MAILS_MOST = 5_000;
/** Anybody can ask by a name that is not ours: the log takes a few. */
const LOGGED: Allowance = { perSecond: 1 / 60, burst: 3 };
/** How long (ms) commands are still taken when we close, while anybody is connected: those that are on their way need not come twice. */
const GRACE = 1_000;

export interface ParleyServer {
  readonly url: string;
  /** The link that makes whoever opens it first the owner; null: there is one. */
  readonly ownerLink: string | null;
  /** Answers what it was asked, sends devices to come back, and lets go of everything. */
  close(): Promise<void>;
}

/**
 * A whole Parley, listening. `failed` is called when the disk or the database cannot be trusted any more, or is not ours alone: nothing is written from
 * then on, and the process had better end and start again, which looks the database through.
 */
export async function createServer(
  config: Config,
  logger: Logger,
  failed: () => void = () => {},
  { space = () => spaceIn(config.dataDir), reached = (database) => database }: Surroundings = {},
): Promise<ParleyServer> {
  let folder: Folder | null = null;
  let hold: Hold | null = null;
  let database: Database | null = null;
  try {
    folder = config.databaseUrl === null ? takeFolder(config.dataDir) : null;
    hold = config.databaseUrl === null ? null : await takePostgres(config.databaseUrl);
    const secret = config.authSecret ?? keepSecret(config.dataDir);
    const unsure = folder?.endedWell === false;
    if (unsure) {
      logger.info({}, 'the last run did not end in order: checking the database');
    }
    database = reached(await connect(config, (error) => logger.error({ err: error }, 'database connection lost'), unsure));
    folder?.begin();
    return await serve({ ...config, authSecret: secret }, logger, database, { folder, hold, space }, failed);
  } catch (error) {
    // Nothing stays beside the database as if somebody worked on it.
    await database?.close().catch(() => {});
    await hold?.release().catch(() => {});
    folder?.release(folder.endedWell);
    throw explainStart(error, config);
  }
}

type WithSecret = Config & { readonly authSecret: string };

/** What keeps a second server away, and what is left of the disk. */
interface Held {
  readonly folder: Folder | null;
  readonly hold: Hold | null;
  readonly space: () => Promise<Space | null>;
}

async function serve(
  config: WithSecret,
  logger: Logger,
  database: Database,
  { folder, hold, space }: Held,
  failed: () => void,
): Promise<ParleyServer> {
  await migrate(database, accountMigrations);
  const limiter = config.rateLimits ? createLimiter(systemClock) : unlimited;
  const core = await createCore(database, systemClock, limiter, logger, { end: (tx, personId) => endAll(tx, database.kind, personId), isIn });
  const { storage } = core.log;
  storage.onBroken(failed);
  await storage.guard(space);
  hold?.onLost((error) => storage.distrust(error, 'the lock on the database is lost'));
  const auth = createAuth(database, { ...config, secret: config.authSecret }, logger);
  const accounts = createAccounts(auth, database, systemClock);
  const becomeMember = (tx: Tx, personId: PersonId) => raise(tx, personId, 'member');
  const credentials = createCredentials(auth, database, systemClock, { log: core.log, becomeMember });
  const beginnings = createBeginnings(auth, database.kind);
  const people = { find: async (id: PersonId) => (await peopleByIds(database.read, [id]))[0] ?? null };
  const mailer = config.smtp === null ? null : createMailer(config.smtp, logger);
  const mails = config.rateLimits ? createLimiter(systemClock) : unlimited;
  const addresses =
    mailer &&
    createAddresses(database, core.log, systemClock, mailer, createMailTexts(config.publicUrl ?? ''), mails, {
      nameOf: async (id) => (await people.find(id))?.name ?? '',
      makeLink: async ({ db, now }, id) => (await insertLink(db, id, 'mail', now)).token,
    });
  const store = createFileStore(join(config.dataDir, 'files'));
  const photos = createPhotos(core.log, store, createPictures(logger));
  const tidying = keepTidy(core.log, store, logger);
  const scrubbing = keepScrubbing(core.log, logger);
  const departures = createDepartures(core.log, database.kind, {
    depart,
    erase: eraseKept,
    departed(personId, erased) {
      // These need nothing of the list: where that can't be written, nothing waits for it.
      scrubbing.begin();
      tidying.everything();
      keepErased(config.dataDir, [{ personId, erased }]);
    },
  });
  keepErased(config.dataDir, await departuresIn(database.read));
  for (const { personId, erased } of await backAgain(config.dataDir, database.read)) {
    await departures.repeat(personId, erased);
  }
  scrubbing.begin();
  const health = createHealth(
    () => storage.watch(probe(database)),
    () => (storage.state() === 'ok' && storage.isLow() ? 'low' : storage.state()),
  );
  function strange(): void {
    if (limiter.take('logged strange host', LOGGED) === 0) {
      logger.warn({}, STRANGE_HOST);
    }
  }
  const invitations = createInvitations(beginnings, core.log, database, {
    look: (token) => lookAt(database.read, token, systemClock()),
    accept: acceptInvite,
    isAccepted: (token, personId) => isAccepted(database.read, token, personId),
    begin: (token, personId) => firstRoomOf(database.read, token, personId),
    whyTaken: (name) => whyTaken(database.read, name),
    becomeMember,
  });
  const providers = config.oidc.map((settings) => createOidcProvider(settings, logger, systemClock));
  const app = createApp({
    origins: config,
    providers,
    attempts: createAttempts(config.authSecret, config, systemClock),
    spend: createSpending(database.write, systemClock),
    identities: createIdentities(database, core.log, credentials, beginnings, providers, { bringIn, becomeMember, invitations }, systemClock),
    invitations,
    strange,
    webDir: config.webDir,
    trustProxy: config.trustProxy,
    accounts,
    resets: createResets(beginnings, database, core.log, systemClock, { look: lookAtLink, use: useLink }),
    deviceLinks: createDeviceLinks(credentials, database, systemClock),
    departures,
    roleChanges: createRoleChanges(core.log, database.kind, changeRole),
    exportOf: async (personId) => exportOf(database.read, [...keptByFeatures, ...keptOfAccounts], personId, systemClock(), await photos.of(personId)),
    guests: config.guests,
    credentials,
    addresses,
    avatars: { ...photos, keep: ({ personId, sessionId }, picture) => photos.keep({ personId, isIn: (db) => isIn(db, sessionId) }, picture) },
    passkeys: createPasskeys(database, credentials, createChallenges(config.authSecret, systemClock), systemClock),
    secondFactors: createSecondFactors(database, credentials, config.authSecret, systemClock, logger),
    guesses: config.rateLimits ? createLimiter(systemClock) : unlimited,
    codeGuesses: config.rateLimits ? createLimiter(systemClock) : unlimited,
    people: { ...people, enter: (guest) => enterAsGuest(core.log, guest) },
    dispatch: core.dispatch,
    ackOf: core.log.ackOf,
    ended: ({ personId, sessionId }) => realtime.endSession(personId, sessionId),
    limiter,
    health,
    logger,
  });
  const http = createHttpServer({ requestTimeout: REQUEST_MOST }, app);
  const realtime = attachRealtime(
    http,
    {
      refusal({ headers }) {
        const host = strangeHost(headers, config);
        if (host !== null) {
          strange();
          return howToName(host, headers);
        }
        return mayAct(headers, config) ? null : whyRefused(headers, config);
      },
      addressOf: (request) => countedNetwork(request, config.trustProxy),
      perAddress: config.socketsPerAddress,
      authenticate: accounts.authenticate,
      ended: accounts.ended,
      corsOrigins: config.allowedOrigins,
    },
    core,
  );
  // A commit tells whose sessions it ended; of one whose outcome is not known nobody does.
  storage.onUnknown(() => realtime.checkSessions());
  // Of who does not read an answer, too, nothing is kept for long. Not the server's own timeout: that is on WebSockets as well, which have a heartbeat, and
  // setting it back costs with every write.
  http.prependListener('request', (_request, response) => response.setTimeout(SILENCE_MOST));

  /** Commands that are queued are done, their answers leave, and every connection ends. */
  async function letGo(): Promise<void> {
    await tidying.close();
    await scrubbing.close();
    await mailer?.drain(MAILS_MOST);
    await core.drain();
    await realtime.flushed(ANSWERS_MOST);
    await realtime.close();
    core.close();
    health.close();
  }

  const token = await ownerToken(core.log, config.authSecret);
  const url = await listen(http, config).catch(async (error: unknown) => {
    await letGo();
    throw error;
  });
  // Nothing waits for them: they may come later than we do.
  for (const provider of providers) {
    void provider.look(oidcSetting(provider.id, 'URL'));
  }

  async function leave(): Promise<void> {
    health.drain();
    realtime.announceDrain();
    if (storage.state() === 'ok') {
      await realtime.emptied(GRACE);
    }
    const late = setTimeout(() => http.closeAllConnections(), ANSWERS_MOST);
    await letGo();
    clearTimeout(late);
    try {
      await database.close();
    } finally {
      await hold?.release();
      folder?.release(storage.state() !== 'broken');
    }
  }

  let leaving: Promise<void> | undefined;
  const ownerLink = token === null ? null : `${config.publicUrl ?? url}/invite#${token}`;
  return { url, ownerLink, close: () => (leaving ??= leave()) };
}
