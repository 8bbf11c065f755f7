import type { IncomingHttpHeaders } from 'node:http';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Auth } from './auth.ts';

const DAY = 86_400_000;
/** Used less than this often, a session ends. */
const IDLE_MOST = 14 * DAY;
/** How exactly we remember when a session was last used: a write a day, not one a request. */
const TOUCH_AFTER = DAY;

export interface Session {
  readonly personId: PersonId;
  readonly sessionId: string;
  readonly expiresAt: number;
}
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Session | null>;

/** Who sent a request, by its cookie, and the ways in and out. */
export interface Accounts {
  /** The request's session, if it is still good. */
  readonly authenticate: Authenticate;
  /** A new guest's account and session, and the cookie that carries it. */
  signIn(): Promise<{ readonly personId: PersonId; readonly cookies: string[] }>;
  /** Ends the request's session. */
  signOut(headers: IncomingHttpHeaders): Promise<{ readonly session: Session | null; readonly cookies: string[] }>;
  /** Takes a sign-in back. */
  forget(personId: PersonId): Promise<void>;
}

/** Only the cookie: better-auth would keep address and browser of what else it sees. */
function cookieOf(headers: IncomingHttpHeaders): Headers {
  return new Headers(headers.cookie === undefined ? {} : { cookie: headers.cookie });
}

function nothing(): void {}

export function createAccounts(auth: Auth, clock: Clock): Accounts {
  const authenticate: Authenticate = async (headers) => {
    if (headers.cookie === undefined) {
      return null;
    }
    const found = await auth.api.getSession({ headers: cookieOf(headers) });
    if (found === null) {
      return null;
    }
    const { id, token, userId, expiresAt, updatedAt } = found.session;
    const idle = clock() - updatedAt.getTime();
    if (idle > TOUCH_AFTER) {
      const { internalAdapter } = await auth.$context;
      const over = idle > IDLE_MOST;
      const written = over ? internalAdapter.deleteSession(token) : internalAdapter.updateSession(token, { updatedAt: new Date(clock()) });
      // Who somebody is does not hang on it: where nothing can be written, it is written the next time.
      await written.then(nothing, nothing);
      if (over) {
        return null;
      }
    }
    return { personId: userId as PersonId, sessionId: id, expiresAt: expiresAt.getTime() };
  };

  return {
    authenticate,
    async signIn() {
      const { headers, response } = await auth.api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
      return { personId: response.user.id as PersonId, cookies: headers.getSetCookie() };
    },
    async signOut(headers) {
      const session = await authenticate(headers);
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
