import type { accountRequests } from '@parley/shared/accounts.ts';
import type { Ack } from '@parley/shared/ack.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { sql } from 'kysely';
import { onTestFinished, vi } from 'vitest';
import type * as z from 'zod/mini';
import type { Database } from '../../db/connect.ts';
import { createLimiter } from '../../lib/limiter.ts';
import type { Logger } from '../../lib/logger.ts';
import { quiet } from '../../lib/testing-logger.ts';
import { unlimited } from '../../lib/unlimited.ts';
import type { OriginRules } from '../origin.ts';
import { createLog } from '../../log/log.ts';
import { startApp } from '../testing.ts';
import { createAccounts, type Session } from './sessions/accounts.ts';
import { createAuth } from './sessions/auth.ts';
import { createChallenges } from './passkeys/challenges.ts';
import { createCredentials } from './passwords/credentials.ts';
import { createPasskeys } from './passkeys/passkeys.ts';
import { argon2id } from './passwords/passwords.ts';
import { createSecondFactors } from './second-factor/second-factor.ts';
import { createBeginnings } from './sessions/beginnings.ts';
import { createResets, type ResetDomain } from './resets/resets.ts';

const secret = 'a secret for tests that nobody needs to keep';
export const plain: OriginRules = { allowedOrigins: [], publicUrl: null, trustProxy: 0 };

/** Everybody’s, until they change it. */
export const password = 'six lanterns over water';

type Mine = z.infer<(typeof accountRequests)['GET /api/account']['output']>;

interface Options {
  readonly origins?: OriginRules;
  readonly limited?: boolean;
  readonly key?: string;
  /** What second factors are kept with, where it is another one. */
  readonly sealedWith?: string;
  readonly logger?: Logger;
  /** Which links to a new password there are. */
  readonly links?: ResetDomain;
}

const noLinks: ResetDomain = { look: () => Promise.resolve(null), use: () => Promise.resolve(false) };

/** The routes of accounts on a real database, with a domain that only keeps names. */
export async function startAccounts(
  database: Database,
  { origins = plain, limited = false, key = secret, sealedWith = key, logger = quiet, links = noLinks }: Options = {},
) {
  onTestFinished(() => database.close());
  const people = new Map<string, Person>();
  const answers: Ack<{ person: Person }>[] = [];
  const ended: Pick<Session, 'personId' | 'sessionId'>[] = [];
  const auth = createAuth(database, { ...origins, secret: key }, logger);
  const accounts = createAccounts(auth, database, Date.now);
  const log = createLog(database, Date.now, logger);
  /** The real ones; a test may hold them. */
  const passwords = { hash: vi.fn(argon2id.hash), matches: vi.fn(argon2id.matches) };
  const guesses = limited ? createLimiter(() => 0) : unlimited;
  const credentials = createCredentials(auth, database, Date.now, { log, becomeMember: () => Promise.resolve() }, passwords);
  const ask = await startApp({
    origins,
    accounts,
    credentials,
    resets: createResets(createBeginnings(auth, database.kind), database, log, Date.now, links),
    passkeys: createPasskeys(database, credentials, createChallenges(key, Date.now), Date.now),
    secondFactors: createSecondFactors(database, credentials, sealedWith, Date.now, logger),
    codeGuesses: limited ? createLimiter(Date.now) : unlimited,
    logger,
    guesses,
    trustProxy: origins.trustProxy,
    limiter: limited ? createLimiter(() => 0) : unlimited,
    ended: (session) => void ended.push(session),
    people: {
      find: (id) => Promise.resolve(people.get(id) ?? null),
      async enter(guest) {
        const answer = answers.shift();
        if (answer !== undefined) {
          return answer;
        }
        if ([...people.values()].some((person) => person.name === guest.name)) {
          return { ok: false, code: 'conflict', message: 'Taken.', suggestion: `${guest.name} 2` };
        }
        people.set(guest.id, guest);
        return { ok: true, value: { person: guest } };
      },
    },
  });
  const headersOf = (cookie: string) => (cookie === '' ? {} : { cookie, 'x-parley': '1' });
  async function post(path: string, body: object, cookie = '', headers: Readonly<Record<string, string>> = {}) {
    const answer = await ask(path, { body, headers: { ...headersOf(cookie), ...headers } });
    return { ...answer, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  }
  const enter = (body: object, cookie = '', headers = {}) => post('/api/guests', body, cookie, headers);
  return {
    database,
    auth,
    passwords,
    guesses,
    accounts,
    answers,
    ended,
    people,
    ask,
    post,
    enter,
    signIn: (body: object, headers = {}, cookie = '') => post('/api/session', body, cookie, headers),
    account: async (cookie: string) => (await ask('/api/account', { headers: headersOf(cookie) })).json() as Mine,
    /** A guest who has made an account. */
    async member(name: string, userName: string, userAgent = '') {
      const guest = await enter({ name });
      const made = await post('/api/account', { userName, password }, guest.cookie, { 'user-agent': userAgent });
      return { person: (guest.json() as { person: Person }).person, guest: guest.cookie, made, cookie: made.cookie };
    },
    async whoIs(cookie: string) {
      const { guests: _, providers: __, ...who } = (await ask('/api/session', { headers: headersOf(cookie) })).json() as Record<string, unknown>;
      return who;
    },
    async rows() {
      const { rows } = await sql<{ users: number; sessions: number }>`
        select (select count(*) from auth_users) as users, (select count(*) from auth_sessions) as sessions`.execute(database.read);
      return rows[0];
    },
  };
}
