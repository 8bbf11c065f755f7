import { type AccountSession, userName as userNameSchema } from '@parley/shared/accounts.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { mailAddress } from '@parley/shared/mail-requests.ts';
import type { Database } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import type { Clock } from '../../../lib/clock.ts';
import { createTurns } from '../../../lib/turns.ts';
import type { Log } from '../../../log/log.ts';
import { isDuplicate } from '../../../log/storage-errors.ts';
import type { Tx } from '../../../log/types.ts';
import { isGood, type Session } from '../sessions/accounts.ts';
import { whoseAddress } from '../mail/addresses.queries.ts';
import type { Auth } from '../sessions/auth.ts';
import { type Begun, createBeginnings, Refused, unlessRefused, type Why } from '../sessions/beginnings.ts';
import {
  type Credential,
  credentialOf,
  type EndedSession,
  endOwn,
  endSessions,
  holdPerson,
  isStill,
  ownerOf,
  replacePassword,
  setFirstPassword,
} from './credentials.queries.ts';
import { nameKey } from './name-key.ts';
import { withPassword } from './new-account.ts';
import { argon2id, nobodysHash, type Passwords } from './passwords.ts';
import { secondFactorOf } from '../second-factor/second-factor.queries.ts';
import { sessionsOf } from '../sessions/sessions.queries.ts';

interface NameAndPassword {
  readonly userName: string;
  readonly password: string;
}

/** What is done in the transaction in which the session of this id begins; gives the sessions that end for it. */
type BeginningWork = (db: Db, now: number, sessionId: string) => Promise<readonly EndedSession[]>;

/** User names, passwords, and where somebody is signed in. Each happens whole or not at all. */
export interface Credentials {
  /** Makes an account of the guest whose session it is. The session goes, and with it whoever else had its cookie; a new one takes its place. */
  create(session: Session, wanted: NameAndPassword, device: string): Promise<Begun | Why>;
  /** What is kept of a password of somebody who has none yet. */
  hash(password: string): Promise<string>;
  /** Whose user name (or confirmed address) and password these are; null if the two do not belong together, whatever is wrong with them. */
  recognize(given: NameAndPassword): Promise<Credential | null>;
  /** A new session of who was recognized, in the place of the one that came along; not if they have a second factor. */
  enter(credential: Credential, before: Session | null, device: string): Promise<Begun | Why>;
  /** Changes the password. Every session ends, and a new one takes the place of this one. */
  changePassword(session: Session, current: string, next: string, device: string): Promise<Begun | Why>;
  /** Gives an account that has none its first password. The session goes; a new one takes its place. */
  setPassword(session: Session, next: string, device: string): Promise<Begun | Why>;
  /** Whether the session’s person has a password: who came by a provider has none at first. */
  hasPassword(session: Session): Promise<boolean>;
  /** Whether this is the password of the session’s person. */
  isPassword(session: Session, password: string): Promise<boolean>;
  /**
   * Begins a session of who has proved who they are in another way, with what belongs to it: all in one transaction, which holds the person. `work` is told
   * its id and gives what it ended.
   */
  begin(personId: PersonId, device: string, work: BeginningWork): Promise<Begun | Why>;
  /** Where the session’s person is signed in, this one first. */
  sessions(session: Session): Promise<AccountSession[]>;
  /** Ends one of the person’s sessions, or all but this one; gives those that were there. */
  end(session: Session, which: { readonly id: string } | 'others'): Promise<readonly EndedSession[] | 'signed out'>;
}

/** Hashes: one at a time for who comes in, one for who is in, so that neither keeps the other waiting. */
const LINE = 50;

/** What making an account needs beside the accounts' own tables. */
export interface Domain {
  readonly log: Pick<Log, 'commit'>;
  /** Whoever has an account is no guest any more. */
  readonly becomeMember: (tx: Tx, personId: PersonId) => Promise<unknown>;
}

/** Ends all sessions of a person, this one among them. */
export async function replaceAll(db: Db, { personId, sessionId }: Session, now: number): Promise<EndedSession[]> {
  const own = await endOwn(db, personId, sessionId);
  if (own.length === 0) {
    throw new Refused('signed out');
  }
  return [...own, ...(await endSessions(db, personId, { but: sessionId }, now))];
}

export function createCredentials(
  auth: Auth,
  { read, write, kind }: Database,
  clock: Clock,
  { log, becomeMember }: Domain,
  passwords: Passwords = argon2id,
): Credentials {
  const beginnings = createBeginnings(auth, kind);
  const outside = createTurns(1, LINE);
  const inside = createTurns(1, LINE);

  /** What `work` does and a new session, in one transaction. */
  async function begin(personId: PersonId, device: string, work: BeginningWork): Promise<Begun | Why> {
    const fresh = await beginnings.prepare(device);
    return unlessRefused(async () => {
      const ended = await write.transaction().execute(async (db) => {
        const now = clock();
        await holdPerson(db, kind, personId);
        return [...(await work(db, now, fresh.id)), ...(await beginnings.begin(db, personId, fresh, now))];
      });
      return { cookies: fresh.cookies, ended };
    });
  }

  return {
    async create(session, { userName, password }, device) {
      const hash = await inside.run(() => passwords.hash(password));
      const { personId } = session;
      const fresh = await beginnings.prepare(device);
      return unlessRefused(async () => {
        const made = log.commit(async (tx) => {
          const { db, now } = tx;
          await holdPerson(db, kind, personId);
          const owner = await ownerOf(db, session.sessionId);
          if (owner !== 'guest') {
            throw new Refused(owner === 'nobody' ? 'signed out' : 'has account');
          }
          await withPassword(userName, hash)(db, kind, personId, now);
          await becomeMember(tx, personId);
          return [...(await replaceAll(db, session, now)), ...(await beginnings.begin(db, personId, fresh, now))];
        });
        const ended = await made.catch((error: unknown) => {
          // Somebody took it meanwhile.
          throw isDuplicate(error) ? new Refused('taken') : error;
        });
        return { cookies: fresh.cookies, ended };
      });
    },
    hash: (password) => outside.run(() => passwords.hash(password)),
    async recognize({ userName, password }) {
      const name = userNameSchema.safeParse(userName).data ?? '-';
      // What can’t be a user name may be an address. What is neither is nobody’s, and costs as much.
      const address = mailAddress.safeParse(userName).data;
      const personId = address === undefined ? null : await whoseAddress(read, address);
      const credential = await credentialOf(read, personId === null ? { userName: name } : { personId });
      const good = await outside.run(() => passwords.matches(credential?.hash ?? nobodysHash(nameKey(userName)), password));
      return good ? (credential ?? null) : null;
    },
    enter: (credential, before, device) =>
      begin(credential.personId, device, async (db) => {
        if (!(await isStill(db, kind, credential))) {
          throw new Refused('changed');
        }
        // Here, and not before: it may have been switched on since.
        if ((await secondFactorOf(db, credential.personId)) !== undefined) {
          throw new Refused('second factor');
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
    async setPassword(session, next, device) {
      const { personId } = session;
      const hash = await inside.run(() => passwords.hash(next));
      return begin(personId, device, async (db, now) => {
        if ((await ownerOf(db, session.sessionId)) !== 'account') {
          throw new Refused('signed out');
        }
        if ((await credentialOf(db, { personId })) !== undefined) {
          throw new Refused('changed');
        }
        await setFirstPassword(db, kind, personId, hash, now);
        return endOwn(db, personId, session.sessionId);
      });
    },
    hasPassword: async ({ personId }) => (await credentialOf(read, { personId })) !== undefined,
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
