import type { IncomingHttpHeaders } from 'node:http';
import type { PersonId } from '@parley/shared/ids.ts';
import { parseCookies } from 'better-auth/cookies';
import type { Database } from '../../db/connect.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Auth } from './auth.ts';
import { whoseEnded } from './credentials.queries.ts';
import { sessionsByIds, type StoredSession } from './sessions.queries.ts';

const DAY = 86_400_000;
/** Used less than this often, a session ends. */
const IDLE_MOST = 14 * DAY;
/** How exactly we remember when a session was last used: a write a day, not one a request. */
const TOUCH_AFTER = DAY;

export interface Session {
  readonly personId: PersonId;
  readonly sessionId: string;
  readonly expiresAt: number;
  /** What they sign in with; null: a guest. */
  readonly userName: string | null;
}
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Session | null>;

/** Who sent a request, by its cookie, and the ways in and out. */
export interface Accounts {
  /** The request's session, if it is still good. */
  readonly authenticate: Authenticate;
  /** Whose session the request’s was, if it was ended from elsewhere: then its browser is to forget what it keeps of them. */
  whoseEnded(headers: IncomingHttpHeaders): Promise<PersonId | null>;
  /** Those of the sessions that are not good any more. */
  ended(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** A new guest's account and session, and the cookie that carries it. */
  signIn(): Promise<{ readonly personId: PersonId; readonly cookies: string[] }>;
  /** Ends the request's session. */
  signOut(headers: IncomingHttpHeaders): Promise<{ readonly session: Session | null; readonly cookies: string[] }>;
  /** Takes a sign-in back. */
  forget(personId: PersonId): Promise<void>;
}

/** Whether a session that is not used any more is still good. */
export function isGood({ expiresAt, updatedAt }: Pick<StoredSession, 'expiresAt' | 'updatedAt'>, now: number): boolean {
  return now - updatedAt.getTime() <= IDLE_MOST && now < expiresAt.getTime();
}

/** Only the cookie: better-auth would keep address and browser of what else it sees. */
function cookieOf(headers: IncomingHttpHeaders): Headers {
  return new Headers(headers.cookie === undefined ? {} : { cookie: headers.cookie });
}

/** Ids in one question to the database. */
const ASKED_AT_ONCE = 500;

function nothing(): void {}

export function createAccounts(auth: Auth, database: Database, clock: Clock): Accounts {
  /** Whether the session is still good; using it is remembered. */
  async function touch({ token, expiresAt, updatedAt }: Omit<StoredSession, 'id'>): Promise<boolean> {
    const now = clock();
    const idle = now - updatedAt.getTime();
    if (idle <= TOUCH_AFTER) {
      return now < expiresAt.getTime();
    }
    const { internalAdapter } = await auth.$context;
    const good = isGood({ expiresAt, updatedAt }, now);
    const written = good ? internalAdapter.updateSession(token, { updatedAt: new Date(now) }) : internalAdapter.deleteSession(token);
    // Who somebody is does not hang on it: where nothing can be written, it is written the next time.
    await written.then(nothing, nothing);
    return good;
  }

  const authenticate: Authenticate = async (headers) => {
    if (headers.cookie === undefined) {
      return null;
    }
    const found = await auth.api.getSession({ headers: cookieOf(headers) });
    if (found === null || !(await touch(found.session))) {
      return null;
    }
    const { id, userId, expiresAt } = found.session;
    // The plugins' columns, which the library's type leaves out.
    const { isAnonymous, username } = found.user as { isAnonymous?: boolean | null; username?: string | null };
    return {
      personId: userId as PersonId,
      sessionId: id,
      expiresAt: expiresAt.getTime(),
      userName: isAnonymous === true ? null : (username ?? null),
    };
  };

  async function ended(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const gone = new Set(sessionIds);
    for (let first = 0; first < sessionIds.length; first += ASKED_AT_ONCE) {
      for (const session of await sessionsByIds(database.read, sessionIds.slice(first, first + ASKED_AT_ONCE))) {
        if (await touch(session)) {
          gone.delete(session.id);
        }
      }
    }
    return gone;
  }

  return {
    authenticate,
    async whoseEnded({ cookie }) {
      const { authCookies } = await auth.$context;
      const signed = parseCookies(cookie ?? '').get(authCookies.sessionToken.name);
      // Who knows the token had the session: its signature says nothing more.
      const token = signed?.split('.')[0] ?? '';
      return token === '' ? null : whoseEnded(database.read, token);
    },
    ended,
    async signIn() {
      const { headers, response } = await auth.api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
      return { personId: response.user.id as PersonId, cookies: headers.getSetCookie() };
    },
    async signOut(headers) {
      const session = await authenticate(headers);
      if (session !== null) {
        // By ourselves and first: the library's own way says nothing of a session that it could not delete.
        const { adapter } = await auth.$context;
        await adapter.delete({ model: 'session', where: [{ field: 'id', value: session.sessionId }] });
      }
      const signedOut = await auth.api.signOut({ headers: cookieOf(headers), returnHeaders: true });
      const { authCookies } = await auth.$context;
      // It also clears cookies of its that we never set.
      const cookies = signedOut.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${authCookies.sessionToken.name}=`));
      return { session, cookies };
    },
    async forget(personId) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUser(personId);
    },
  };
}
