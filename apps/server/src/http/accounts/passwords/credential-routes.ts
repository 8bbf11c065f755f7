import { accountRequests } from '@parley/shared/accounts.ts';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type * as z from 'zod/mini';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import type { OriginRules } from '../../origin.ts';
import { refuse, refuseField } from '../../reply.ts';
import type { Accounts, Session } from '../sessions/accounts.ts';
import { answerWithSession, refuseDeactivated, refuseFor } from '../answer.ts';
import type { Credentials } from './credentials.ts';
import type { EndedSession } from './credentials.queries.ts';
import { type Desk, proofs } from '../desk.ts';
import { atAccount, fromNetwork, inputOf, mayTry, signInKeys } from '../form.ts';
import type { Passkeys } from '../passkeys/passkeys.ts';
import { relyingParty } from '../passkeys/relying-party.ts';
import type { People } from '../sessions/routes.ts';
import type { SecondFactors } from '../second-factor/second-factor.ts';

export interface CredentialRoutes {
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly passkeys: Passkeys;
  readonly secondFactors: SecondFactors;
  readonly origins: OriginRules;
  readonly people: People;
  /** For nothing but guesses: what strangers make up fills it, and must not push out what else is counted. */
  readonly guesses: Limiter;
  /** For guesses at codes, after the password. */
  readonly codeGuesses: Limiter;
  readonly trustProxy: number;
  /** A session is over: its sockets have to go. */
  readonly ended: (session: EndedSession) => void;
}

/** Sessions that one person ends: each takes the database for itself. */
const ends: Allowance = { perSecond: 1, burst: 20 };
/** New accounts from one network, as many as guests. */
const newAccounts: Allowance = { perSecond: 6 / 60, burst: 20 };

type Asked = keyof { [Name in keyof typeof accountRequests as (typeof accountRequests)[Name] extends { input: unknown } ? Name : never]: true };
type Input<Name extends Asked> = z.infer<(typeof accountRequests)[Name]['input']>;

export function credentialRoutes(parts: CredentialRoutes, { from, deviceOf, signedIn, hashing }: Desk): Router {
  const { accounts, credentials, secondFactors, people, guesses, ended } = parts;

  /** For who is signed in and sends something: what is not what this takes has been refused. */
  function sent<Name extends Asked>(
    name: Name,
    handle: (session: Session, input: Input<Name>, request: Request, response: Response) => Promise<void>,
  ): RequestHandler {
    return signedIn(async (session, request, response) => {
      const input = inputOf(accountRequests[name].input, request, response) as Input<Name> | null;
      if (input !== null) {
        await handle(session, input, request, response);
      }
    });
  }

  const router = Router();

  router.get(
    '/account',
    signedIn(async (session, _request, response) => {
      const { userName } = session;
      const passwordless = userName !== null && !(await credentials.hasPassword(session));
      response.json({
        account: userName === null ? null : { userName },
        sessions: await credentials.sessions(session),
        ...(passwordless && { passwordless }),
      });
    }),
  );

  router.post(
    '/account',
    sent('POST /api/account', async (session, wanted, request, response) => {
      if (session.userName !== null) {
        refuseFor(response, 'has account');
        return;
      }
      if ((await people.find(session.personId)) === null) {
        refuse(response, 'forbidden', 'Choose a name first.');
        return;
      }
      const key = `accounts ${from(request)}`;
      if (!mayTry(guesses, response, [key, newAccounts])) {
        return;
      }
      const made = await hashing(session.personId, [key], () => credentials.create(session, wanted, deviceOf(request)));
      if (typeof made === 'string') {
        refuseFor(response, made);
      } else {
        answerWithSession(response, made, session, { account: { userName: wanted.userName } }, ended);
      }
    }),
  );

  router.post('/session', async (request, response) => {
    const given = inputOf(accountRequests['POST /api/session'].input, request, response);
    if (given === null) {
      return;
    }
    const { network, account: own } = signInKeys(from(request), given.userName);
    if (!mayTry(guesses, response, [network, fromNetwork], [own, atAccount])) {
      return;
    }
    const before = await accounts.authenticate(request.headers);
    const known = await hashing(from(request), [network, own], () => credentials.recognize(given));
    const person = known === null ? null : await people.find(known.personId);
    const begun = known === null || person === null ? null : await credentials.enter(known, before, deviceOf(request));
    if (known !== null && begun === 'second factor') {
      guesses.forget(own);
      response.json({ ticket: secondFactors.ticket(known) });
      return;
    }
    if (begun === 'deactivated') {
      guesses.forget(own);
      refuseDeactivated(response);
      return;
    }
    if (begun === null || typeof begun === 'string') {
      const otherWay = relyingParty(request.headers, parts.origins) === null ? '' : ' Try again or use a passkey.';
      const what = given.userName.includes('@') ? 'address' : 'user name';
      refuseField(response, 'password', 'unauthenticated', `This ${what} and password don’t belong together.${otherWay}`);
      return;
    }
    guesses.forget(own);
    answerWithSession(response, begun, before, { person }, ended);
  });

  router.post(
    '/account/password',
    sent('POST /api/account/password', async (session, given, request, response) => {
      if (session.userName === null) {
        refuse(response, 'forbidden', 'Guests have no password.');
        return;
      }
      // By session and network: who has stolen the cookie uses up their own guesses, not the owner’s.
      const key = `password ${from(request)} ${session.sessionId}`;
      const each = `proofs ${session.personId}`;
      if (!mayTry(guesses, response, [key, atAccount], [each, proofs])) {
        return;
      }
      const begun = await hashing(session.personId, [key, each], () =>
        credentials.changePassword(session, given.current, given.password, deviceOf(request)),
      );
      if (typeof begun === 'string') {
        refuseFor(response, begun);
      } else {
        answerWithSession(response, begun, session, {}, ended);
      }
    }),
  );

  router.post(
    '/account/sessions/end',
    sent('POST /api/account/sessions/end', async (session, given, _request, response) => {
      if (!mayTry(guesses, response, [`ends ${session.personId}`, ends])) {
        return;
      }
      const over = await credentials.end(session, 'id' in given ? given : 'others');
      if (typeof over === 'string') {
        refuseFor(response, over);
        return;
      }
      for (const each of over) {
        ended(each);
      }
      response.json({});
    }),
  );

  return router;
}
