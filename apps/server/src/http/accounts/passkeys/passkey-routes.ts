import { passkeyRequests } from '@parley/shared/passkeys.ts';
import { type Request, type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import type { OriginRules } from '../../origin.ts';
import { refuse } from '../../reply.ts';
import type { Accounts } from '../sessions/accounts.ts';
import { answerWithSession, refuseDeactivated } from '../answer.ts';
import type { EndedSession } from '../passwords/credentials.queries.ts';
import type { Desk } from '../desk.ts';
import { fromNetwork, inputOf, mayTry } from '../form.ts';
import type { Passkeys, WhyNot } from './passkeys.ts';
import { type RelyingParty, relyingParty } from './relying-party.ts';
import type { People } from '../sessions/routes.ts';

export interface PasskeyRoutes {
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  readonly people: People;
  readonly guesses: Limiter;
  readonly origins: OriginRules;
  readonly ended: (session: EndedSession) => void;
}

/** A removal takes the database for itself. */
const removals: Allowance = { perSecond: 1, burst: 20 };

function refuseFor(response: Response, why: WhyNot): void {
  switch (why) {
    case 'signed out':
      return refuse(response, 'unauthenticated', 'You were signed out here. Sign in again.');
    case 'taken':
      return refuse(response, 'conflict', 'This passkey is here already.');
    case 'full':
      return refuse(response, 'conflict', 'You have as many passkeys as there can be. Remove one first.');
    case 'deactivated':
      return refuseDeactivated(response);
    case 'refused':
      return refuse(response, 'forbidden', 'This passkey can’t be added. Try again.');
  }
}

export function passkeyRoutes(
  { accounts, passkeys, people, guesses, origins, ended }: PasskeyRoutes,
  { from, deviceOf, signedIn, proves }: Desk,
): Router {
  /** Whom a passkey on the page that asks is for; null: it has been said that there can be none. */
  function partyOf(request: Request, response: Response): RelyingParty | null {
    const party = relyingParty(request.headers, origins);
    if (party === null) {
      refuse(response, 'forbidden', 'Passkeys need an address with a name and https, as in https://chat.example.com.');
    }
    return party;
  }

  const router = Router();

  router.get(
    '/account/passkeys',
    signedIn(async (session, _request, response) => {
      response.json({ passkeys: await passkeys.list(session) });
    }),
  );

  router.post(
    '/account/passkeys/options',
    signedIn(async (session, request, response) => {
      const given = inputOf(passkeyRequests['POST /api/account/passkeys/options'].input, request, response);
      const party = given === null ? null : partyOf(request, response);
      if (given === null || party === null || !(await proves(session, given.password, request, response))) {
        return;
      }
      const options = await passkeys.offer(session, party);
      if (options === 'full') {
        refuseFor(response, options);
      } else {
        response.json({ options });
      }
    }),
  );

  router.post(
    '/account/passkeys',
    signedIn(async (session, request, response) => {
      const given = inputOf(passkeyRequests['POST /api/account/passkeys'].input, request, response);
      const party = given === null ? null : partyOf(request, response);
      if (given === null || party === null || !mayTry(guesses, response, [`passkeys come ${session.personId}`, fromNetwork])) {
        return;
      }
      const added = await passkeys.add(session, party, given.credential, deviceOf(request));
      if (typeof added === 'string') {
        refuseFor(response, added);
      } else {
        answerWithSession(response, added, session, { passkey: added.passkey }, ended);
      }
    }),
  );

  router.post(
    '/account/passkeys/remove',
    signedIn(async (session, request, response) => {
      const given = inputOf(passkeyRequests['POST /api/account/passkeys/remove'].input, request, response);
      if (
        given === null ||
        !mayTry(guesses, response, [`passkeys go ${session.personId}`, removals]) ||
        !(await proves(session, given.password, request, response))
      ) {
        return;
      }
      if ((await passkeys.remove(session, given.id)) === 'signed out') {
        refuseFor(response, 'signed out');
      } else {
        response.json({});
      }
    }),
  );

  // Not counted: it takes less than a page does, and nothing is kept of it.
  router.post('/session/passkey/options', (request, response) => {
    const given = inputOf(passkeyRequests['POST /api/session/passkey/options'].input, request, response);
    const party = given === null ? null : partyOf(request, response);
    if (party !== null) {
      response.json({ options: passkeys.ask(party) });
    }
  });

  router.post('/session/passkey', async (request, response) => {
    const given = inputOf(passkeyRequests['POST /api/session/passkey'].input, request, response);
    const party = given === null ? null : partyOf(request, response);
    const network = `sign-in ${from(request)}`;
    if (given === null || party === null || !mayTry(guesses, response, [network, fromNetwork])) {
      return;
    }
    const before = await accounts.authenticate(request.headers);
    const known = await passkeys.recognize(party, given.credential);
    const person = known === null ? null : await people.find(known.personId);
    const begun = known === null || person === null ? null : await passkeys.enter(known, before, deviceOf(request));
    if (begun === 'deactivated') {
      guesses.giveBack(network);
      refuseDeactivated(response);
      return;
    }
    if (begun === null || typeof begun === 'string') {
      refuse(response, 'unauthenticated', 'This passkey doesn’t work here. Try again or use your password.');
      return;
    }
    guesses.giveBack(network);
    answerWithSession(response, begun, before, { person }, ended);
  });

  return router;
}
