import { randomBytes } from 'node:crypto';
import { type AccountSession, userName as userNameSchema } from '@parley/shared/accounts.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Database } from '../../db/connect.ts';
import type { Db } from '../../db/schema.ts';
import type { Clock } from '../../lib/clock.ts';
import { createTurns } from '../../lib/turns.ts';
import { isDuplicate } from '../../log/storage-errors.ts';
import { isGood, type Session } from './accounts.ts';
import { type Auth, SESSION_LASTS } from './auth.ts';
import {
  type Credential,
  credentialOf,
  type EndedSession,
  endOldest,
  endOwn,
  endSessions,
  holdPerson,
  insertSession,
  isStill,
  isUserNameTaken,
  makeAccount,
  ownerOf,
  replacePassword,
} from './credentials.queries.ts';
import { argon2id, NOBODYS_HASH, type Passwords } from './passwords.ts';
import { sessionsOf } from './sessions.queries.ts';

interface NameAndPassword {
  readonly userName: string;
  readonly password: string;
}

/** A session that begins: its cookie, and what ended for it. */
export interface Begun {
  readonly cookies: string[];
  readonly ended: readonly EndedSession[];
}

/** Why nothing was done. `changed`: the password is another by now. */
export type Why = 'taken' | 'has account' | 'signed out' | 'changed';

/** User names, passwords, and where somebody is signed in. Each happens whole or not at all. */
export interface Credentials {
  /** Makes an account of the guest whose session it is. The session goes, and with it whoever else had its cookie; a new one takes its place. */
  create(session: Session, wanted: NameAndPassword, device: string): Promise<Begun | Why>;
  /** Whose user name and password these are; null if the two do not belong together, whatever is wrong with them. */
  recognize(given: NameAndPassword): Promise<Credential | null>;
  /** A new session of who was recognized, in the place of the one that came along. */
  enter(credential: Credential, before: Session | null, device: string): Promise<Begun | Why>;
  /** Changes the password. Every session ends, and a new one takes the place of this one. */
  changePassword(session: Session, current: string, next: string, device: string): Promise<Begun | Why>;
  /** Whether this is the password of the session’s person. */
  isPassword(session: Session, password: string): Promise<boolean>;
  /**
   * Begins a session of who has proved who they are in another way, with what belongs to it: all in one transaction, which holds the person. `work` gives
   * what it ended.
   */
  begin(personId: PersonId, device: string, work: (db: Db, now: number) => Promise<readonly EndedSession[]>): Promise<Begun | Why>;
  /** Where the session’s person is signed in, this one first. */
  sessions(session: Session): Promise<AccountSession[]>;
  /** Ends one of the person’s sessions, or all but this one; gives those that were there. */
  end(session: Session, which: { readonly id: string } | 'others'): Promise<readonly EndedSession[] | 'signed out'>;
}

const TOKEN_BYTES = 32;
/** Beyond these, the ones used longest ago end. */
const SESSIONS_MOST = 100;
/** Hashes: one at a time for who comes in, one for who is in, so that neither keeps the other waiting. */
const LINE = 50;

/** Ends a transaction, so that nothing of it remains. */
class Refused extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(why);
    this.why = why;
  }
}

export function createCredentials(auth: Auth, { read, write, kind }: Database, clock: Clock, passwords: Passwords = argon2id): Credentials {
  const outside = createTurns(1, LINE);
  const inside = createTurns(1, LINE);

  /** What `work` does and a new session, in one transaction. The cookie first: after what is written nothing is to fail any more. */
  async function begin(personId: PersonId, device: string, work: (db: Db, now: number) => Promise<readonly EndedSession[]>): Promise<Begun | Why> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const { headers } = await auth.api.sessionCookie({ body: { token }, returnHeaders: true });
    try {
      const ended = await write.transaction().execute(async (db) => {
        const now = clock();
        await holdPerson(db, kind, personId);
        const before = await work(db, now);
        await insertSession(db, kind, { personId, token, device, expiresAt: now + SESSION_LASTS * 1_000 }, now);
        return [...before, ...(await endOldest(db, personId, SESSIONS_MOST))];
      });
      return { cookies: headers.getSetCookie(), ended };
    } catch (error) {
      if (error instanceof Refused) {
        return error.why;
      }
      throw error;
    }
  }

  /** Ends all sessions of a person, this one among them. */
  async function replaceAll(db: Db, { personId, sessionId }: Session, now: number): Promise<EndedSession[]> {
    const own = await endOwn(db, personId, sessionId);
    if (own.length === 0) {
      throw new Refused('signed out');
    }
    return [...own, ...(await endSessions(db, personId, { but: sessionId }, now))];
  }

  return {
    async create(session, { userName, password }, device) {
      const hash = await inside.run(() => passwords.hash(password));
      const { personId } = session;
      try {
        return await begin(personId, device, async (db, now) => {
          const owner = await ownerOf(db, session.sessionId);
          if (owner !== 'guest') {
            throw new Refused(owner === 'nobody' ? 'signed out' : 'has account');
          }
          if (await isUserNameTaken(db, userName)) {
            throw new Refused('taken');
          }
          await makeAccount(db, kind, personId, userName, hash, now);
          return replaceAll(db, session, now);
        });
      } catch (error) {
        // Somebody took it meanwhile.
        if (isDuplicate(error)) {
          return 'taken';
        }
        throw error;
      }
    },
    async recognize({ userName, password }) {
      const name = userNameSchema.safeParse(userName);
      // What can’t be a user name is nobody’s, and costs as much.
      const credential = await credentialOf(read, { userName: name.data ?? '-' });
      const good = await outside.run(() => passwords.matches(credential?.hash ?? NOBODYS_HASH, password));
      return good ? (credential ?? null) : null;
    },
    enter: (credential, before, device) =>
      begin(credential.personId, device, async (db) => {
        if (!(await isStill(db, kind, credential))) {
          throw new Refused('changed');
        }
        return before === null ? [] : endOwn(db, before.personId, before.sessionId);
      }),
    async changePassword(session, current, next, device) {
      const { personId } = session;
      const credential = await credentialOf(read, { personId });
      if (credential === undefined || !(await inside.run(() => passwords.matches(credential.hash, current)))) {
        return 'changed';
      }
      const hash = await inside.run(() => passwords.hash(next));
      return begin(personId, device, async (db, now) => {
        if (!(await replacePassword(db, kind, credential, hash, now))) {
          throw new Refused('changed');
        }
        return replaceAll(db, session, now);
      });
    },
    async isPassword({ personId }, password) {
      const credential = await credentialOf(read, { personId });
      return credential !== undefined && (await inside.run(() => passwords.matches(credential.hash, password)));
    },
    begin,
    async sessions({ personId, sessionId }) {
      const now = clock();
      const good = (await sessionsOf(read, personId)).filter((session) => isGood(session, now));
      const listed = good.map(({ id, userAgent, createdAt, updatedAt }): AccountSession => ({
        id,
        device: userAgent === null || userAgent === '' ? null : userAgent,
        createdAt: createdAt.getTime(),
        usedAt: updatedAt.getTime(),
        current: id === sessionId,
      }));
      return listed.toSorted((a, b) => Number(b.current) - Number(a.current));
    },
    end: ({ personId, sessionId }, which) =>
      write.transaction().execute(async (db) => {
        await holdPerson(db, kind, personId);
        // Who was signed out while this waited for its turn ends nobody any more.
        return (await ownerOf(db, sessionId)) === 'nobody'
          ? 'signed out'
          : endSessions(db, personId, which === 'others' ? { but: sessionId } : which, clock());
      }),
  };
}
