import { type Person, personName } from '@parley/shared/features/people.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { LinkedProvider } from '@parley/shared/oidc-requests.ts';
import { userNameFrom } from '@parley/shared/user-name-from.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Database } from '../../../db/connect.ts';
import type { Clock } from '../../../lib/clock.ts';
import { Rejection } from '../../../lib/errors.ts';
import type { Log } from '../../../log/log.ts';
import { isDuplicate } from '../../../log/storage-errors.ts';
import type { Tx } from '../../../log/types.ts';
import type { Session } from '../sessions/accounts.ts';
import { type Beginnings, type Begun, Refused, unlessRefused, type Why } from '../sessions/beginnings.ts';
import { type Credentials, replaceAll } from '../passwords/credentials.ts';
import { credentialOf, endOwn, holdPerson, insertGuest, makeAccount, ownerOf } from '../passwords/credentials.queries.ts';
import { deleteIdentity, freeUserName, identitiesOf, identityOf, insertIdentity, noteIdentityUse } from './identities.queries.ts';
import type { Invitations } from '../invites/invitations.ts';
import type { NewAccount } from '../passwords/new-account.ts';
import type { Identity, OidcProvider } from './oidc-provider.ts';
import { insertProof, isProved } from '../sessions/sessions.queries.ts';

/** Why nothing was done. `taken`: it is somebody’s already. `full`: they have as many as there can be. `gone`: the invite can’t be used. `deactivated`: it is theirs, and they are kept out. */
export type WhyNot = 'signed out' | 'taken' | 'full' | 'gone' | 'busy' | 'deactivated';

/** What identities need of the domain. */
export interface IdentityDomain {
  /** Makes a person, under a name that nobody has; a Rejection proposes one if this is somebody’s. */
  readonly bringIn: (tx: Tx, person: Person) => Promise<void>;
  /** Whoever has an account is no guest any more. */
  readonly becomeMember: (tx: Tx, personId: PersonId) => Promise<unknown>;
  readonly invitations: Pick<Invitations, 'accept' | 'isAccepted' | 'begin'>;
}

/** Who people are to the providers they sign in with. Each happens whole or not at all. */
export interface Identities {
  /** Whose it is. */
  whose(identity: Identity): Promise<PersonId | null>;
  /** A new session of whose it is, in the place of the one that came along. `anew`: they have just proved to the provider that it is them. */
  enter(identity: Identity, personId: PersonId, before: Session | null, device: string, anew?: boolean): Promise<Begun | WhyNot>;
  /** Whether the session’s person has just signed in anew: having come in by a provider proves nothing, it may let in whoever sits there. */
  isProved(session: Session): Promise<boolean>;
  /** Somebody new with an account of their own; by an invite, if there is one, as what it says. `before`: a session of nobody whom others see. */
  create(identity: Identity, invite: string | null, before: Session | null, device: string): Promise<Begun | WhyNot>;
  /** Makes an account of the guest whose session it is, who comes in with this from now on; by an invite, if there is one. */
  keep(identity: Identity, person: Person, session: Session, invite: string | null, device: string): Promise<Begun | WhyNot>;
  /** Whose account it is comes in with this, too, from now on. The session goes; a new one takes its place. */
  link(identity: Identity, session: Session, device: string): Promise<Begun | WhyNot>;
  /** Whether somebody came by this invite. */
  hasUsed(invite: string, personId: PersonId): Promise<boolean>;
  /** The slug of the room where whoever did begins, if the invite names one. */
  begin(invite: string, personId: PersonId): Promise<string | null>;
  list(session: Session): Promise<LinkedProvider[]>;
  /** Nobody comes in with it any more. Not the last way in. */
  unlink(session: Session, id: string): Promise<'removed' | 'signed out' | 'last'>;
}

/** How often a name or a user name that somebody takes in the same moment is looked for anew. */
const TRIES = 5;

/** What the account of this identity might be called, of what the provider says; somebody, where that is nothing. */
function proposals({ name, userName, email }: Identity): { readonly name: string; readonly userName: string } {
  const local = email?.split('@')[0] ?? '';
  const names = [name, userName, local].map((one) => personName.safeParse((one ?? '').slice(0, limits.personName)).data ?? '');
  const userNames = [userName?.split('@')[0] ?? '', local, name ?? ''].map(userNameFrom);
  return { name: names.find((one) => one !== '') ?? 'Somebody', userName: userNames.find((one) => one !== '') ?? 'somebody' };
}

/** An account without a password: one comes in with the identity. */
function withIdentity(identity: Identity): NewAccount {
  return async (db, kind, personId, now) => {
    if ((await identityOf(db, identity)) !== undefined) {
      throw new Refused('taken');
    }
    const wanted = proposals(identity).userName;
    const free = (await freeUserName(db, wanted)) ?? `${wanted.slice(0, 20)}.${personId.slice(-8)}`;
    await makeAccount(db, kind, personId, free, now);
    await insertIdentity(db, identity, personId, now);
  };
}

export function createIdentities(
  { read, write, kind }: Database,
  log: Pick<Log, 'commit'>,
  credentials: Pick<Credentials, 'begin'>,
  beginnings: Beginnings,
  providers: readonly Pick<OidcProvider, 'name' | 'issuer'>[],
  domain: IdentityDomain,
  clock: Clock,
): Identities {
  const nameOf = (issuer: string) => providers.find((one) => one.issuer.replace(/\/$/u, '') === issuer.replace(/\/$/u, ''))?.name ?? null;

  /** Does it again where somebody else was faster: then the name is theirs, or the identity is, which is seen the next time. */
  async function again<T>(work: () => Promise<T | WhyNot>): Promise<T | WhyNot> {
    for (let time = 1; ; time += 1) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof Rejection && error.code === 'gone') {
          return 'gone';
        }
        if (!isDuplicate(error)) {
          throw error;
        }
        if (time === TRIES) {
          return 'busy';
        }
      }
    }
  }

  function whyNot(done: Begun | Why): Begun | WhyNot {
    return done === 'has account' || done === 'changed' || done === 'second factor' ? 'signed out' : done;
  }

  /** Does it under the name that is proposed, and where that is somebody's, under the one that is proposed instead. */
  async function underFreeName<T>(identity: Identity, work: (name: string) => Promise<T>): Promise<T> {
    let { name } = proposals(identity);
    for (let time = 1; ; time += 1) {
      try {
        return await work(name);
      } catch (error) {
        if (!(error instanceof Rejection && error.code === 'conflict' && time < TRIES)) {
          throw error;
        }
        // Many have the numbers behind it, too: then it has one that nobody has.
        name = error.suggestion ?? `${name.slice(0, limits.personName - 9)} ${uuidv7().slice(-8)}`;
      }
    }
  }

  async function whatTheyHave(db: typeof read, personId: PersonId) {
    const hasPassword = (await credentialOf(db, { personId })) !== undefined;
    const mine = await identitiesOf(db, personId);
    const open = mine.filter(({ issuer }) => nameOf(issuer) !== null);
    // What leads nowhere is no way in; whoever has only such can remove none either.
    return { mine, removable: (id: string) => hasPassword || open.some((one) => one.id !== id) };
  }

  return {
    whose: async (identity) => (await identityOf(read, identity))?.person_id ?? null,
    enter: async (identity, personId, before, device, anew = false) =>
      whyNot(
        await credentials.begin(personId, device, async (db, now, sessionId) => {
          // Removed since.
          if (!(await noteIdentityUse(db, identity, personId, now))) {
            throw new Refused('changed');
          }
          if (anew) {
            await insertProof(db, sessionId, personId, now);
          }
          return before === null ? [] : endOwn(db, before.personId, before.sessionId);
        }),
      ),
    isProved: ({ sessionId }) => isProved(read, sessionId, clock()),
    create: (identity, invite, before, device) =>
      again(async () => {
        if (invite !== null) {
          const came = await underFreeName(identity, (name) =>
            domain.invitations.accept({ name, session: before }, { token: invite, device, account: withIdentity(identity) }),
          );
          return typeof came === 'string' ? whyNot(came) : (came.begun ?? 'signed out');
        }
        const fresh = await beginnings.prepare(device);
        const personId = uuidv7() as PersonId;
        const made = await unlessRefused(() =>
          underFreeName(identity, (name) =>
            log.commit(async (tx) => {
              const { db, now } = tx;
              await insertGuest(db, kind, personId, now);
              await withIdentity(identity)(db, kind, personId, now);
              await domain.bringIn(tx, { id: personId, name });
              await domain.becomeMember(tx, personId);
              const own = before === null ? [] : await endOwn(db, before.personId, before.sessionId);
              return [...own, ...(await beginnings.begin(db, personId, fresh, now))];
            }),
          ),
        );
        return typeof made === 'string' ? whyNot(made) : { cookies: fresh.cookies, ended: made };
      }),
    keep: (identity, person, session, invite, device) =>
      again(async () => {
        if (invite !== null) {
          const came = await domain.invitations.accept({ person, session }, { token: invite, device, account: withIdentity(identity) });
          return typeof came === 'string' ? whyNot(came) : (came.begun ?? 'signed out');
        }
        const fresh = await beginnings.prepare(device);
        const { personId, sessionId } = session;
        const made = await unlessRefused(() =>
          log.commit(async (tx) => {
            const { db, now } = tx;
            await holdPerson(db, kind, personId);
            if ((await ownerOf(db, sessionId)) !== 'guest') {
              throw new Refused('signed out');
            }
            await withIdentity(identity)(db, kind, personId, now);
            await domain.becomeMember(tx, personId);
            return [...(await replaceAll(db, session, now)), ...(await beginnings.begin(db, personId, fresh, now))];
          }),
        );
        return typeof made === 'string' ? whyNot(made) : { cookies: fresh.cookies, ended: made };
      }),
    link: (identity, session, device) =>
      again(async () => {
        const { personId, sessionId } = session;
        let full = false;
        const begun = await credentials.begin(personId, device, async (db, now) => {
          if ((await ownerOf(db, sessionId)) !== 'account') {
            throw new Refused('signed out');
          }
          const theirs = await identityOf(db, identity);
          if (theirs !== undefined && theirs.person_id !== personId) {
            throw new Refused('taken');
          }
          full = theirs === undefined && (await identitiesOf(db, personId)).length >= limits.providersPerPerson;
          if (full) {
            throw new Refused('changed');
          }
          await (theirs === undefined ? insertIdentity(db, identity, personId, now) : noteIdentityUse(db, identity, personId, now));
          return endOwn(db, personId, sessionId);
        });
        return full ? 'full' : whyNot(begun);
      }),
    hasUsed: (invite, personId) => domain.invitations.isAccepted(invite, personId),
    begin: (invite, personId) => domain.invitations.begin(invite, personId),
    async list({ personId }) {
      const { mine, removable } = await whatTheyHave(read, personId);
      return mine.map(({ id, issuer, label, created_at, used_at }): LinkedProvider => ({
        id,
        name: nameOf(issuer),
        label: label === '' ? null : label,
        createdAt: created_at,
        usedAt: used_at,
        removable: removable(id),
      }));
    },
    unlink: ({ personId, sessionId }, id) =>
      write.transaction().execute(async (db) => {
        await holdPerson(db, kind, personId);
        // Who was signed out while this waited for its turn removes nothing any more.
        if ((await ownerOf(db, sessionId)) === 'nobody') {
          return 'signed out';
        }
        if (!(await whatTheyHave(db, personId)).removable(id)) {
          return 'last';
        }
        await deleteIdentity(db, personId, id);
        return 'removed';
      }),
  };
}
