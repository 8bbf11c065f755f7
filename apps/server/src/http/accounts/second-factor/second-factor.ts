import type { PersonId } from '@parley/shared/ids.ts';
import type { SecondFactor } from '@parley/shared/second-factor.ts';
import { createHash } from 'node:crypto';
import type { Database } from '../../../db/connect.ts';
import type { Db } from '../../../db/schema.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import type { Session } from '../sessions/accounts.ts';
import { backupCodeHash, isAppCode, newBackupCodes, tidyCode } from './backup-codes.ts';
import type { Begun } from '../sessions/beginnings.ts';
import { type Credentials, replaceAll } from '../passwords/credentials.ts';
import { type Credential, credentialOf, endOwn, ownerOf } from '../passwords/credentials.queries.ts';
import { base32, newAppSecret, stepOf } from './one-time-code.ts';
import { forgetSpentChallenges, spendChallenge } from '../passkeys/passkeys.queries.ts';
import { createSeal } from '../seal.ts';
import {
  countBackupCodes,
  deleteSecondFactor,
  insertSecondFactor,
  noteStep,
  replaceBackupCodes,
  secondFactorOf,
  spendBackupCode,
} from './second-factor.queries.ts';

/** How long (ms) the first step holds, and what was given to set an app up: somebody may have to fetch one first. */
const TICKET_LASTS = 300_000;
const SETUP_LASTS = 1_800_000;

/**
 * Why nothing was done. `gone`: what it goes on from is no good, or not any more. `unreadable`: the server's secret is not the one that the app's was kept
 * with. `on`, `off`: it is already.
 */
export type WhyNot = 'signed out' | 'deactivated' | 'wrong code' | 'unreadable' | 'gone' | 'on' | 'off';

type WithCodes = Begun & { readonly backupCodes: readonly string[] };

/** A code after the password. Each happens whole or not at all. */
export interface SecondFactors {
  /** That of the session’s person; null: none. */
  state(session: Session): Promise<SecondFactor | null>;
  /** A secret for an app. For who has just given their password: whoever has this, and the session, can switch it on. Nothing is kept of it. */
  offer(session: Session): Promise<{ readonly secret: string; readonly setup: string } | 'on'>;
  /** Switches it on, by a code that an app made of what was offered. Every session ends, and a new one takes the place of this one. */
  switchOn(session: Session, setup: string, code: string, device: string): Promise<WithCodes | WhyNot>;
  /** New backup codes, and none of the old. The session is a new one. */
  renew(session: Session, code: string, device: string): Promise<WithCodes | WhyNot>;
  /** The password is enough again. The session is a new one. */
  switchOff(session: Session, code: string, device: string): Promise<Begun | WhyNot>;
  /** Proof that somebody has given their password, for as long as it is that one. */
  ticket(credential: Credential): string;
  /** Who has taken the first step; null: it is no ticket of ours, or too old. */
  whose(ticket: string): PersonId | null;
  /** A new session of whose ticket it is, in the place of the one that came along. */
  enter(ticket: string, code: string, before: Session | null, device: string): Promise<Begun | WhyNot>;
}

/** Ends a transaction, so that nothing of it remains. */
class Declined extends Error {
  readonly why: WhyNot;
  constructor(why: WhyNot) {
    super(why);
    this.why = why;
  }
}

interface FirstStep {
  readonly personId: PersonId;
  /** Which password it was: not even its hash leaves the server. */
  readonly password: string;
  readonly until: number;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

interface Offered {
  readonly made: string;
  readonly until: number;
}

export function createSecondFactors(
  database: Database,
  credentials: Pick<Credentials, 'begin'>,
  secret: string,
  clock: Clock,
  logger: Logger,
): SecondFactors {
  const kept = createSeal(secret, 'second factor');
  const setups = createSeal(secret, 'second factor setup');
  const tickets = createSeal(secret, 'second factor ticket');

  function firstStepOf(ticket: string): FirstStep | null {
    const opened = tickets.open(ticket, '');
    const step = opened === null ? null : (JSON.parse(opened) as FirstStep);
    return step !== null && clock() < step.until ? step : null;
  }

  function offeredIn(setup: string, { sessionId }: Session): Offered | null {
    const opened = setups.open(setup, sessionId);
    const offered = opened === null ? null : (JSON.parse(opened) as Offered);
    return offered !== null && clock() < offered.until ? offered : null;
  }

  /** Takes a code of this person, in a transaction that holds them: from then on it counts no more. */
  async function take(db: Db, personId: PersonId, typed: string, now: number): Promise<void> {
    const factor = await secondFactorOf(db, personId);
    if (factor === undefined) {
      throw new Declined('off');
    }
    const code = tidyCode(typed);
    if (!isAppCode(code)) {
      if (!(await spendBackupCode(db, personId, backupCodeHash(code)))) {
        throw new Declined('wrong code');
      }
      return;
    }
    const opened = kept.open(factor.secret, personId);
    if (opened === null) {
      logger.error({}, 'a second factor can’t be read: AUTH_SECRET is not the one that it was kept with');
      throw new Declined('unreadable');
    }
    const step = stepOf(Buffer.from(opened, 'base64url'), code, now, factor.last_step);
    if (step === null || !(await noteStep(db, personId, step))) {
      throw new Declined('wrong code');
    }
  }

  /** Begins a session with what belongs to it. */
  async function begin(personId: PersonId, device: string, work: Parameters<Credentials['begin']>[2]): Promise<Begun | WhyNot> {
    try {
      const begun = await credentials.begin(personId, device, work);
      return typeof begun !== 'string' || begun === 'deactivated' ? begun : 'signed out';
    } catch (error) {
      if (error instanceof Declined) {
        return error.why;
      }
      throw error;
    }
  }

  /** The same for who is in: not if they were signed out meanwhile, as by a new password. */
  function within(session: Session, device: string, work: (db: Db, now: number) => Promise<void>): Promise<Begun | WhyNot> {
    return begin(session.personId, device, async (db, now) => {
      const own = await endOwn(db, session.personId, session.sessionId);
      if (own.length === 0) {
        throw new Declined('signed out');
      }
      await work(db, now);
      return own;
    });
  }

  return {
    async state({ personId }) {
      const factor = await secondFactorOf(database.read, personId);
      return factor === undefined ? null : { since: factor.since, backupCodesLeft: await countBackupCodes(database.read, personId) };
    },
    async offer({ personId, sessionId }) {
      if ((await secondFactorOf(database.read, personId)) !== undefined) {
        return 'on';
      }
      const made = newAppSecret();
      const offered: Offered = { made: made.toString('base64url'), until: clock() + SETUP_LASTS };
      return { secret: base32(made), setup: setups.seal(JSON.stringify(offered), sessionId) };
    },
    async switchOn(session, setup, typed, device) {
      const { personId, sessionId } = session;
      const offered = offeredIn(setup, session);
      if (offered === null) {
        return 'gone';
      }
      const step = stepOf(Buffer.from(offered.made, 'base64url'), tidyCode(typed), clock(), 0);
      if (step === null) {
        return 'wrong code';
      }
      const backupCodes = newBackupCodes();
      const begun = await begin(personId, device, async (db, now) => {
        if ((await ownerOf(db, sessionId)) !== 'account') {
          throw new Declined('signed out');
        }
        // The code that it was proved by has counted.
        if (!(await insertSecondFactor(db, { person_id: personId, secret: kept.seal(offered.made, personId), since: now, last_step: step }))) {
          throw new Declined('on');
        }
        await replaceBackupCodes(db, personId, backupCodes.map(backupCodeHash));
        return replaceAll(db, session, now);
      });
      return typeof begun === 'string' ? begun : { ...begun, backupCodes };
    },
    async renew(session, code, device) {
      const backupCodes = newBackupCodes();
      const begun = await within(session, device, async (db, now) => {
        await take(db, session.personId, code, now);
        await replaceBackupCodes(db, session.personId, backupCodes.map(backupCodeHash));
      });
      return typeof begun === 'string' ? begun : { ...begun, backupCodes };
    },
    switchOff: (session, code, device) =>
      within(session, device, async (db, now) => {
        await take(db, session.personId, code, now);
        await deleteSecondFactor(db, session.personId);
      }),
    ticket({ personId, hash }) {
      const step: FirstStep = { personId, password: digest(hash), until: clock() + TICKET_LASTS };
      return tickets.seal(JSON.stringify(step), '');
    },
    whose: (ticket) => firstStepOf(ticket)?.personId ?? null,
    async enter(ticket, code, before, device) {
      const first = firstStepOf(ticket);
      if (first === null) {
        return 'gone';
      }
      const { personId, password, until } = first;
      await forgetSpentChallenges(database.write, clock());
      const begun = await begin(personId, device, async (db, now) => {
        const credential = await credentialOf(db, { personId });
        if (credential === undefined || digest(credential.hash) !== password || !(await spendChallenge(db, digest(ticket), until))) {
          throw new Declined('gone');
        }
        await take(db, personId, code, now);
        return before === null ? [] : endOwn(db, before.personId, before.sessionId);
      });
      // Switched off meanwhile: the password is enough now, but not what was good for a first step only.
      return begun === 'off' ? 'gone' : begun;
    },
  };
}
