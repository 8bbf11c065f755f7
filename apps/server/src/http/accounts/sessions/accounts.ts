import type { IncomingHttpHeaders } from 'node:http';
import type { PersonId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { parseCookies } from 'better-auth/cookies';
import type { Database } from '../../../db/connect.ts';
import type { Clock } from '../../../lib/clock.ts';
import { whyOut } from '../../../log/membership.queries.ts';
import type { Auth } from './auth.ts';
import { createBeginnings } from './beginnings.ts';
import { deleteGuest, insertGuest, userNameOf, whoseEnded } from '../passwords/credentials.queries.ts';
import { deleteSession, noteUse, sessionByToken, sessionsByIds, type StoredSession } from './sessions.queries.ts';

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

/**
 * Whose session was ended from elsewhere, and why, if not by themselves; `raised`: they have become more since; `guest-deactivated`: they have no account to come back
 * with, also where they may by now.
 */
export interface OverFor {
  readonly personId: PersonId;
  readonly why: 'deactivated' | 'guest-deactivated' | 'deleted' | 'raised' | null;
}

/** Who sent a request, by its cookie, and the ways in and out. */
export interface Accounts {
  /** The request's session, if it is still good. */
  readonly authenticate: Authenticate;
  /** Whose session the request’s was, if it was ended from elsewhere: then its browser is to forget what it keeps of them, unless they were raised. */
  whoseEnded(headers: IncomingHttpHeaders): Promise<OverFor | null>;
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

/** Only the cookie: nothing else of a request is the library's business. */
function cookieOf(headers: IncomingHttpHeaders): Headers {
  return new Headers(headers.cookie === undefined ? {} : { cookie: headers.cookie });
}

/** Ids in one question to the database. */
const ASKED_AT_ONCE = 500;

function nothing(): void {}

export function createAccounts(auth: Auth, database: Database, clock: Clock): Accounts {
  const { read, write, kind } = database;
  const beginnings = createBeginnings(auth, kind);

  /** Whether the session is still good; using it is remembered. */
  async function touch({ id, expiresAt, updatedAt }: StoredSession): Promise<boolean> {
    const now = clock();
    if (now < expiresAt.getTime() && now - updatedAt.getTime() <= TOUCH_AFTER) {
      return true;
    }
    const good = isGood({ expiresAt, updatedAt }, now);
    const written = good ? noteUse(write, kind, id, now) : deleteSession(write, id);
    // Who somebody is does not hang on it: where nothing can be written, it is written the next time.
    await written.catch(nothing);
    return good;
  }

  const authenticate: Authenticate = async (headers) => {
    if (headers.cookie === undefined) {
      return null;
    }
    const { token } = await auth.api.sessionToken({ headers: cookieOf(headers) });
    const found = token === null ? undefined : await sessionByToken(read, token);
    if (found === undefined || !(await touch(found))) {
      return null;
    }
    const { id, personId, expiresAt, isGuest, userName } = found;
    return { personId, sessionId: id, expiresAt: expiresAt.getTime(), userName: isGuest ? null : userName };
  };

  async function ended(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const gone = new Set(sessionIds);
    for (let first = 0; first < sessionIds.length; first += ASKED_AT_ONCE) {
      for (const session of await sessionsByIds(read, sessionIds.slice(first, first + ASKED_AT_ONCE))) {
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
      const over = token === '' ? undefined : await whoseEnded(read, token);
      if (over === undefined) {
        return null;
      }
      const { personId, raised } = over;
      const why = await whyOut(read, personId);
      // Nobody ends the session of a guest from elsewhere but by keeping them out.
      if (why !== 'deleted' && (await userNameOf(read, personId)) === null) {
        return { personId, why: 'guest-deactivated' };
      }
      return { personId, why: why ?? (raised ? 'raised' : null) };
    },
    ended,
    async signIn() {
      // Nothing of a guest's browser is kept.
      const fresh = await beginnings.prepare('');
      const personId = uuidv7() as PersonId;
      await write.transaction().execute(async (db) => {
        const now = clock();
        await insertGuest(db, kind, personId, now);
        await beginnings.begin(db, personId, fresh, now);
      });
      return { personId, cookies: fresh.cookies };
    },
    async signOut(headers) {
      const session = await authenticate(headers);
      if (session !== null) {
        await deleteSession(write, session.sessionId);
      }
      const signedOut = await auth.api.signOut({ headers: cookieOf(headers), returnHeaders: true });
      const { authCookies } = await auth.$context;
      // It also clears cookies of its that we never set.
      const cookies = signedOut.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${authCookies.sessionToken.name}=`));
      return { session, cookies };
    },
    forget: (personId) => write.transaction().execute((db) => deleteGuest(db, personId)),
  };
}
