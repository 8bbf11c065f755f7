import { userName as userNameSchema } from '@parley/shared/accounts.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { MailState } from '@parley/shared/mail-requests.ts';
import type { Database } from '../../../db/connect.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import type { Mailer } from '../../../lib/mailer.ts';
import type { Log } from '../../../log/log.ts';
import { isDuplicate } from '../../../log/storage-errors.ts';
import type { Tx } from '../../../log/types.ts';
import type { Session } from '../sessions/accounts.ts';
import { addressOf, awaitAddress, confirmAddress, pendingOf, removeAddresses, takeAwaited, whoAwaits, whoseAddress } from './addresses.queries.ts';
import { credentialOf, holdPerson, ownerOf, userNameOf } from '../passwords/credentials.queries.ts';
import type { MailTexts } from './mail-texts.ts';
import { nameKey } from '../passwords/name-key.ts';

/** What mail needs of the domain. */
export interface MailDomain {
  readonly nameOf: (personId: PersonId) => Promise<string>;
  /** Makes a link to a new password, in the log's transaction; gives its token. */
  readonly makeLink: (tx: Tx, personId: PersonId) => Promise<string>;
}

/** Addresses of accounts, and what is mailed to them. */
export interface Addresses {
  /** Whether a mail can be promised now. */
  takes(): boolean;
  state(personId: PersonId): Promise<Omit<MailState, 'possible'>>;
  /** Lets an address wait for its link to be opened. What is mailed follows later: nobody learns from the answer whose it is. */
  add(session: Session, address: string): Promise<'waits' | 'signed out'>;
  remove(session: Session): Promise<'removed' | 'signed out'>;
  /** Confirms what waits by this token; null: nothing does. */
  confirm(token: string): Promise<string | null>;
  /** Mails a link to a new password to whoever this is, if anybody; all of it later. */
  forgot(who: string): void;
}

/** Mails to one address, whoever asks for them. */
const toOne: Allowance = { perSecond: 1 / 900, burst: 5 };

export function createAddresses(
  { read, write, kind }: Database,
  log: Pick<Log, 'commit'>,
  clock: Clock,
  mailer: Mailer,
  texts: MailTexts,
  mails: Limiter,
  domain: MailDomain,
): Addresses {
  const mayMail = (address: string): boolean => mails.take(`mail ${nameKey(address)}`, toOne) === 0;

  async function whoIs(who: string): Promise<PersonId | null> {
    const name = userNameSchema.safeParse(who);
    return who.includes('@') ? whoseAddress(read, who) : ((await credentialOf(read, { userName: name.data ?? '-' }))?.personId ?? null);
  }

  /** Says to the address of before that it is not the one any more. */
  function sayChanged(personId: PersonId, before: string, next: string | null): void {
    mailer.later(async (send) => send(texts.changed(before, await domain.nameOf(personId), next)));
  }

  return {
    takes: mailer.takes,
    async state(personId) {
      return { address: await addressOf(read, personId), pending: await pendingOf(read, personId, clock()) };
    },
    async add({ personId, sessionId }, address) {
      const token = await write.transaction().execute(async (db) => {
        await holdPerson(db, kind, personId);
        // Of who was signed out meanwhile, or has left for good, nothing is written any more.
        return (await ownerOf(db, sessionId)) === 'nobody' ? null : awaitAddress(db, personId, address, clock());
      });
      if (token === null) {
        return 'signed out';
      }
      mailer.later(async (send) => {
        if (mayMail(address)) {
          const whose = await whoseAddress(read, address);
          await send(whose === null || whose === personId ? texts.confirm(address, await domain.nameOf(personId), token) : texts.inUse(address));
        }
      });
      return 'waits';
    },
    async remove({ personId, sessionId }) {
      const before = await write.transaction().execute(async (db) => {
        await holdPerson(db, kind, personId);
        if ((await ownerOf(db, sessionId)) === 'nobody') {
          return 'signed out';
        }
        const had = await addressOf(db, personId);
        await removeAddresses(db, personId);
        return had;
      });
      if (before === 'signed out') {
        return before;
      }
      if (before !== null) {
        sayChanged(personId, before, null);
      }
      return 'removed';
    },
    async confirm(token) {
      const done = write.transaction().execute(async (db) => {
        const now = clock();
        const waiting = await whoAwaits(db, token);
        if (waiting === null) {
          return null;
        }
        // Before it is looked for: whoever is about to leave for good takes it along, and nothing of it comes after them.
        await holdPerson(db, kind, waiting);
        const awaited = await takeAwaited(db, token, now);
        const whose = awaited === null ? null : await whoseAddress(db, awaited.address);
        if (awaited === null || (whose !== null && whose !== awaited.personId)) {
          return null;
        }
        const before = await addressOf(db, awaited.personId);
        await confirmAddress(db, awaited.personId, awaited.address, now);
        return { ...awaited, before };
      });
      const confirmed = await done.catch((error: unknown) => {
        // Somebody else confirmed it in the same moment.
        if (isDuplicate(error)) return null;
        throw error;
      });
      if (confirmed === null) {
        return null;
      }
      if (confirmed.before !== null && confirmed.before !== confirmed.address) {
        sayChanged(confirmed.personId, confirmed.before, confirmed.address);
      }
      return confirmed.address;
    },
    forgot(who) {
      mailer.later(async (send) => {
        const personId = await whoIs(who);
        const address = personId === null ? null : await addressOf(read, personId);
        if (personId === null || address === null || !mayMail(address)) {
          return;
        }
        const token = await log.commit(async (tx) => ((await addressOf(tx.db, personId)) === address ? domain.makeLink(tx, personId) : null));
        if (token === null) {
          return;
        }
        await send(texts.reset(address, await domain.nameOf(personId), (await userNameOf(read, personId)) ?? '', token));
      });
    },
  };
}
