import type { Person } from '@parley/shared/features/people.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Invitation } from '@parley/shared/invite-requests.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Database } from '../../../db/connect.ts';
import { TryAgain } from '../../../lib/errors.ts';
import type { Log } from '../../../log/log.ts';
import { isDuplicate } from '../../../log/storage-errors.ts';
import type { Tx } from '../../../log/types.ts';
import type { Session } from '../sessions/accounts.ts';
import { type Beginnings, type Begun, Refused, unlessRefused, type Why } from '../sessions/beginnings.ts';
import { credentialOf, endOwn, endRaised, holdPerson, insertGuest, ownerOf } from '../passwords/credentials.queries.ts';
import type { NewAccount } from '../passwords/new-account.ts';

/** What invites need of the domain. */
export interface InviteDomain {
  /** What an invite is for, if it can be used. */
  look(token: string): Promise<Invitation | null>;
  /** Takes one use and gives what it promises, in the log's transaction; a Rejection says why not. */
  accept(
    tx: Tx,
    accepting: { token: string; person: Person; isNew: boolean; hasAccount: boolean },
  ): Promise<{ readonly person: Person; readonly raised: boolean }>;
  /** Whether somebody has accepted it: doing so again changes nothing. */
  isAccepted(token: string, personId: PersonId): Promise<boolean>;
  /** The slug of the room where whoever has accepted it begins; null: in none of its own. */
  begin(token: string, personId: PersonId): Promise<string | null>;
  /** Why nobody new can have this name, if that is so: with a free one. */
  whyTaken(name: string): Promise<{ readonly message: string; readonly suggestion: string | undefined } | null>;
  /** Whoever has an account is no guest any more. */
  becomeMember(tx: Tx, personId: PersonId): Promise<unknown>;
}

export interface Acceptance {
  readonly token: string;
  readonly device: string;
  /** The account to be made of who has none. */
  readonly account: NewAccount | null;
}

/** Who comes by an invite: somebody new under a name, or who is there already, by their session. */
export type Comer = { readonly name: string; readonly session: Session | null } | { readonly person: Person; readonly session: Session };

export interface Invitations {
  readonly look: InviteDomain['look'];
  readonly isAccepted: InviteDomain['isAccepted'];
  readonly begin: InviteDomain['begin'];
  readonly whyTaken: InviteDomain['whyTaken'];
  /** The same of whoever has this user name, if anybody does. */
  wasUsedBy(token: string, userName: string): Promise<boolean>;
  /**
   * All of it or nothing: the use, the person, the account, the rooms. Whoever gains something by it has a new session in the place of the one that came
   * along, and no other; for whoever is what they were, nothing begins (null): an answer that is lost must not cost a guest who they are. Rejections
   * are the domain’s.
   */
  accept(comer: Comer, acceptance: Acceptance): Promise<{ readonly person: Person; readonly begun: Begun | null } | Why>;
}

/** When to come again (ms) for a name that somebody else was taking in the same moment. */
const AFTER_DUPLICATE = 100;

export function createInvitations(
  beginnings: Beginnings,
  log: Pick<Log, 'commit'>,
  { read, kind }: Pick<Database, 'read' | 'kind'>,
  domain: InviteDomain,
): Invitations {
  return {
    look: (token) => domain.look(token),
    isAccepted: (token, personId) => domain.isAccepted(token, personId),
    begin: (token, personId) => domain.begin(token, personId),
    whyTaken: (name) => domain.whyTaken(name),
    async wasUsedBy(token, userName) {
      const credential = await credentialOf(read, { userName });
      return credential !== undefined && domain.isAccepted(token, credential.personId);
    },
    async accept(comer, { token, device, account }) {
      const { session } = comer;
      const fresh = await beginnings.prepare(device);
      const id = session?.personId ?? (uuidv7() as PersonId);
      const isNew = 'name' in comer;
      const wanted = isNew ? { id, name: comer.name } : comer.person;
      const accepted = unlessRefused(() =>
        log.commit(async (tx) => {
          const { db, now } = tx;
          if (session === null) {
            await insertGuest(db, kind, id, now);
          }
          await holdPerson(db, kind, id);
          const owner = session === null ? 'guest' : await ownerOf(db, session.sessionId);
          if (owner === 'nobody') {
            throw new Refused('signed out');
          }
          if (account !== null && owner === 'account') {
            throw new Refused('has account');
          }
          const hasAccount = owner === 'account' || account !== null;
          if (account !== null) {
            await account(db, kind, id, now);
          }
          const { person, raised } = await domain.accept(tx, { token, person: wanted, isNew, hasAccount });
          if (account !== null) {
            await domain.becomeMember(tx, id);
          }
          if (!isNew && account === null && !raised) {
            return { person, begun: null };
          }
          const own = session === null ? [] : await endOwn(db, id, session.sessionId);
          const others = await endRaised(db, id, now);
          return { person, begun: { cookies: fresh.cookies, ended: [...own, ...others, ...(await beginnings.begin(db, id, fresh, now))] } };
        }),
      );
      return accepted.catch((error: unknown) => {
        // On several servers, two people may take a name in the same moment: it is known then whose it is.
        throw isDuplicate(error) ? new TryAgain(AFTER_DUPLICATE) : error;
      });
    },
  };
}
