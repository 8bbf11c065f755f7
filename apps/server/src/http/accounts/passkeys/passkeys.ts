import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import {
  type CreationOptions,
  type MadeCredential,
  type Passkey,
  type RequestOptions,
  transport,
  type UsedCredential,
} from '@parley/shared/passkeys.ts';
import type { Database } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Session } from '../sessions/accounts.ts';
import { CHALLENGE_LASTS, type Challenges } from './challenges.ts';
import type { Begun } from '../sessions/beginnings.ts';
import type { Credentials } from '../passwords/credentials.ts';
import { endOwn, holdPerson, ownerOf } from '../passwords/credentials.queries.ts';
import { passkeyName } from './passkey-names.ts';
import { ALGORITHMS, proveMade, proveUsed, type Used } from './passkey-proof.ts';
import {
  deletePasskey,
  forgetSpentChallenges,
  insertPasskey,
  notePasskeyUse,
  passkeyById,
  passkeysOf,
  spendChallenge,
  type StoredPasskey,
} from './passkeys.queries.ts';
import type { RelyingParty } from './relying-party.ts';

/** A passkey that has signed what it was asked to. */
export interface Recognized extends Used {
  readonly id: string;
  readonly personId: PersonId;
}

/** Why nothing was done. `refused`: it is no proof, or none any more. `deactivated`: it is, and they are kept out. */
export type WhyNot = 'signed out' | 'refused' | 'taken' | 'full' | 'deactivated';

/** Passkeys, and coming in with one. Each happens whole or not at all. */
export interface Passkeys {
  /** Those of the session’s person. */
  list(session: Session): Promise<Passkey[]>;
  /** What a browser needs to make one, if there may be another. For who has just given their password: whoever has this, and the session, can add one. */
  offer(session: Session, party: RelyingParty): Promise<CreationOptions | 'full'>;
  /** Adds one. The session goes, and with it whoever else had its cookie; a new one takes its place. */
  add(session: Session, party: RelyingParty, credential: MadeCredential, device: string): Promise<(Begun & { readonly passkey: Passkey }) | WhyNot>;
  /** Nobody comes in with it any more. */
  remove(session: Session, id: string): Promise<'removed' | 'signed out'>;
  /** What a browser needs to ask for one. */
  ask(party: RelyingParty): RequestOptions;
  /** Whose passkey signed this; null, whatever is wrong with it. */
  recognize(party: RelyingParty, credential: UsedCredential): Promise<Recognized | null>;
  /** A new session of who was recognized, in the place of the one that came along. */
  enter(recognized: Recognized, before: Session | null, device: string): Promise<Begun | WhyNot>;
}

const SIGN_IN = 'sign in';

function toAdd({ sessionId }: Session): string {
  return `add ${sessionId}`;
}

/** Ends a transaction, so that nothing of it remains. */
class Refused extends Error {
  readonly why: WhyNot;
  constructor(why: WhyNot) {
    super(why);
    this.why = why;
  }
}

function toPasskey({ id, name, site, created_at, used_at }: StoredPasskey): Passkey {
  return { id, name: name === '' ? null : name, site, createdAt: created_at, usedAt: used_at };
}

function toTransports(given: readonly string[]) {
  return given.flatMap((one) => transport.safeParse(one).data ?? []);
}

export function createPasskeys(
  { read, write, kind }: Database,
  credentials: Pick<Credentials, 'begin'>,
  challenges: Challenges,
  clock: Clock,
): Passkeys {
  /** A challenge counts once: the first in the transaction that it is for. */
  async function spend(db: Db, { challenge, expiresAt }: Used): Promise<void> {
    if (!(await spendChallenge(db, challenge, expiresAt))) {
      throw new Refused('refused');
    }
  }

  /** Begins a session by what was signed. */
  async function begin(personId: PersonId, device: string, work: Parameters<Credentials['begin']>[2]): Promise<Begun | WhyNot> {
    await forgetSpentChallenges(write, clock());
    try {
      const begun = await credentials.begin(personId, device, work);
      return typeof begun !== 'string' || begun === 'deactivated' ? begun : 'refused';
    } catch (error) {
      if (error instanceof Refused) {
        return error.why;
      }
      throw error;
    }
  }

  return {
    list: async ({ personId }) => (await passkeysOf(read, personId)).map(toPasskey),
    async offer(session, { id }) {
      const mine = await passkeysOf(read, session.personId);
      // Said before one is made, which would then lie about where it is kept.
      if (mine.length >= limits.passkeysPerPerson) {
        return 'full';
      }
      const called = session.userName ?? '';
      return {
        challenge: challenges.make(toAdd(session)),
        rp: { id, name: 'Parley' },
        user: { id: Buffer.from(session.personId).toString('base64url'), name: called, displayName: called },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        timeout: CHALLENGE_LASTS,
        attestation: 'none',
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        excludeCredentials: mine.map((passkey) => ({ type: 'public-key', id: passkey.id, transports: toTransports(passkey.transports.split(' ')) })),
      };
    },
    async add(session, party, credential, device) {
      const made = await proveMade(credential, party, (challenge) => challenges.goodUntil(challenge, toAdd(session)));
      if (made === null) {
        return 'refused';
      }
      const { personId, sessionId } = session;
      const passkey: StoredPasskey = {
        id: made.id,
        person_id: personId,
        public_key: made.publicKey,
        counter: made.counter,
        transports: toTransports(credential.response.transports ?? []).join(' '),
        name: passkeyName(made.aaguid, device),
        site: party.id,
        created_at: clock(),
        used_at: null,
      };
      const begun = await begin(personId, device, async (db) => {
        await spend(db, made);
        if ((await ownerOf(db, sessionId)) !== 'account') {
          throw new Refused('signed out');
        }
        if ((await passkeysOf(db, personId)).length >= limits.passkeysPerPerson) {
          throw new Refused('full');
        }
        if (!(await insertPasskey(db, passkey))) {
          throw new Refused('taken');
        }
        return endOwn(db, personId, sessionId);
      });
      return typeof begun === 'string' ? begun : { ...begun, passkey: toPasskey(passkey) };
    },
    remove: ({ personId, sessionId }, id) =>
      write.transaction().execute(async (db) => {
        await holdPerson(db, kind, personId);
        // Who was signed out while this waited for its turn removes nothing any more.
        if ((await ownerOf(db, sessionId)) === 'nobody') {
          return 'signed out';
        }
        await deletePasskey(db, personId, id);
        return 'removed';
      }),
    ask: ({ id }) => ({ challenge: challenges.make(SIGN_IN), rpId: id, timeout: CHALLENGE_LASTS, userVerification: 'required' }),
    async recognize(party, credential) {
      const passkey = await passkeyById(read, credential.id);
      const used =
        passkey === undefined ? null : await proveUsed(credential, passkey, party, (challenge) => challenges.goodUntil(challenge, SIGN_IN));
      return passkey === undefined || used === null ? null : { ...used, id: passkey.id, personId: passkey.person_id };
    },
    enter: (recognized, before, device) =>
      begin(recognized.personId, device, async (db, now) => {
        await spend(db, recognized);
        // Gone since, or used since by whoever has a copy of it.
        if (!(await notePasskeyUse(db, recognized.id, recognized.counter, now))) {
          throw new Refused('refused');
        }
        return before === null ? [] : endOwn(db, before.personId, before.sessionId);
      }),
  };
}
