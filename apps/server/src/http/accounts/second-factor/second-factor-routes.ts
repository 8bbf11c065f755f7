import type { PersonId } from '@parley/shared/ids.ts';
import { secondFactorRequests } from '@parley/shared/second-factor.ts';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import { refuse, refuseField } from '../../reply.ts';
import type { Accounts, Session } from '../sessions/accounts.ts';
import { answerWithSession, refuseFor as refuseSession } from '../answer.ts';
import { isAppCode, tidyCode } from './backup-codes.ts';
import type { Begun } from '../sessions/beginnings.ts';
import type { EndedSession } from '../passwords/credentials.queries.ts';
import type { Desk } from '../desk.ts';
import { atAccount, fromNetwork, inputOf, mayTry } from '../form.ts';
import type { People } from '../sessions/routes.ts';
import type { SecondFactors, WhyNot } from './second-factor.ts';

export interface SecondFactorRoutes {
  readonly accounts: Accounts;
  readonly secondFactors: SecondFactors;
  readonly people: People;
  readonly guesses: Limiter;
  /** For guesses at codes: nobody fills it who does not know a password. */
  readonly codeGuesses: Limiter;
  readonly ended: (session: EndedSession) => void;
}

/**
 * Codes from an app, at one account, from everywhere: three of a million are right at a time, so that who guesses on without end gets in with a chance of one in
 * ten within a year. Whom that keeps waiting has backup codes and passkeys, which are not counted here.
 */
const fromEverywhere: Allowance = { perSecond: 1 / 900, burst: 50 };

const UNREADABLE = 'Codes from your app can’t be checked here any more: the secret of this Parley was changed. Use a backup code.';

function refuseFor(response: Response, why: WhyNot, code: string): void {
  switch (why) {
    case 'signed out':
    case 'deactivated':
      return refuseSession(response, why);
    case 'gone':
      return refuse(response, 'gone', 'That took too long. Begin again with your password.');
    case 'on':
      return refuse(response, 'conflict', 'Two-step sign-in is on already.');
    case 'off':
      return refuse(response, 'conflict', 'Two-step sign-in is off already.');
    case 'unreadable':
      return refuseField(response, 'code', 'forbidden', UNREADABLE);
    case 'wrong code': {
      const fromApp = isAppCode(tidyCode(code));
      const message = fromApp ? 'This code doesn’t fit, or was used already. Try the next one.' : 'This is no code of yours, or it was used already.';
      return refuseField(response, 'code', 'forbidden', message);
    }
  }
}

export function secondFactorRoutes(parts: SecondFactorRoutes, { from, deviceOf, signedIn, proves }: Desk): Router {
  const { accounts, secondFactors, people, guesses, codeGuesses, ended } = parts;

  /** Counts a guess at somebody’s codes; null: it has been said when to come again. Whoever is right takes it back. */
  function guess(personId: PersonId, code: string, request: Request, response: Response): { right(): void } | null {
    const here = `${from(request)} ${personId}`;
    // One of 60 bits is guessed by nobody: this only spares the database.
    if (!isAppCode(tidyCode(code))) {
      const key = `backup ${here}`;
      return mayTry(codeGuesses, response, [key, fromNetwork]) ? { right: () => codeGuesses.giveBack(key) } : null;
    }
    if (!mayTry(codeGuesses, response, [here, atAccount], [personId, fromEverywhere])) {
      return null;
    }
    return {
      right() {
        codeGuesses.forget(here);
        codeGuesses.giveBack(personId);
      },
    };
  }

  type Changed = (Begun & { readonly backupCodes?: readonly string[] }) | WhyNot;

  function answer(response: Response, changed: Changed, session: Session, code: string): void {
    if (typeof changed === 'string') {
      refuseFor(response, changed, code);
    } else {
      answerWithSession(response, changed, session, changed.backupCodes === undefined ? {} : { backupCodes: changed.backupCodes }, ended);
    }
  }

  /** For who gives password and code. */
  function proved(
    name: 'POST /api/account/second-factor/backup-codes' | 'POST /api/account/second-factor/off',
    change: (session: Session, code: string, device: string) => Promise<Changed>,
  ): RequestHandler {
    return signedIn(async (session, request, response) => {
      const given = inputOf(secondFactorRequests[name].input, request, response);
      if (given === null || !(await proves(session, given.password, request, response))) {
        return;
      }
      const counted = guess(session.personId, given.code, request, response);
      if (counted === null) {
        return;
      }
      const changed = await change(session, given.code, deviceOf(request));
      if (typeof changed !== 'string') {
        counted.right();
      }
      answer(response, changed, session, given.code);
    });
  }

  const router = Router();

  router.get(
    '/account/second-factor',
    signedIn(async (session, _request, response) => {
      response.json({ secondFactor: await secondFactors.state(session) });
    }),
  );

  router.post(
    '/account/second-factor/offer',
    signedIn(async (session, request, response) => {
      const given = inputOf(secondFactorRequests['POST /api/account/second-factor/offer'].input, request, response);
      if (given === null || !(await proves(session, given.password, request, response))) {
        return;
      }
      const offered = await secondFactors.offer(session);
      if (offered === 'on') {
        refuseFor(response, offered, '');
      } else {
        response.json(offered);
      }
    }),
  );

  router.post(
    '/account/second-factor',
    signedIn(async (session, request, response) => {
      const given = inputOf(secondFactorRequests['POST /api/account/second-factor'].input, request, response);
      // Nobody guesses here: who tries has the secret.
      if (given === null || !mayTry(guesses, response, [`second factor ${session.personId}`, fromNetwork])) {
        return;
      }
      answer(response, await secondFactors.switchOn(session, given.setup, given.code, deviceOf(request)), session, given.code);
    }),
  );

  router.post(
    '/account/second-factor/backup-codes',
    proved('POST /api/account/second-factor/backup-codes', (session, code, device) => secondFactors.renew(session, code, device)),
  );
  router.post(
    '/account/second-factor/off',
    proved('POST /api/account/second-factor/off', (session, code, device) => secondFactors.switchOff(session, code, device)),
  );

  router.post('/session/second-factor', async (request, response) => {
    const given = inputOf(secondFactorRequests['POST /api/session/second-factor'].input, request, response);
    if (given === null) {
      return;
    }
    const personId = secondFactors.whose(given.ticket);
    const person = personId === null ? null : await people.find(personId);
    if (person === null) {
      refuseFor(response, 'gone', given.code);
      return;
    }
    const counted = guess(person.id, given.code, request, response);
    if (counted === null) {
      return;
    }
    const before = await accounts.authenticate(request.headers);
    const begun = await secondFactors.enter(given.ticket, given.code, before, deviceOf(request));
    if (begun === 'deactivated' || typeof begun !== 'string') {
      counted.right();
    }
    if (typeof begun === 'string') {
      refuseFor(response, begun, given.code);
      return;
    }
    answerWithSession(response, begun, before, { person }, ended);
  });

  return router;
}
