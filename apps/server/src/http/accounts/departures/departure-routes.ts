import { leavingRequests } from '@parley/shared/leaving-requests.ts';
import { Router } from 'express';
import { Rejection } from '../../../lib/errors.ts';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import { refuse, refuseField } from '../../reply.ts';
import type { Accounts } from '../sessions/accounts.ts';
import { refuseFor } from '../answer.ts';
import type { Departures } from './departures.ts';
import type { Desk } from '../desk.ts';
import { inputOf, mayTry } from '../form.ts';
import type { People } from '../sessions/routes.ts';

export interface DepartureRoutes {
  readonly accounts: Accounts;
  readonly departures: Departures;
  readonly people: People;
  readonly guesses: Limiter;
}

/** What a guest types, who has no password to prove anything with: nobody deletes themselves by a slip. */
const TYPED = 'delete';
/** Whoever leaves is looked for in what was said, and told of in every room: from one network, where guests are made for nothing. */
const fromNetwork: Allowance = { perSecond: 1 / 30, burst: 20 };

export function departureRoutes({ accounts, departures, people, guesses }: DepartureRoutes, { from, signedIn, proves }: Desk): Router {
  const router = Router();

  router.post(
    '/account/delete',
    signedIn(async (session, request, response) => {
      const given = inputOf(leavingRequests['POST /api/account/delete'].input, request, response);
      if (given === null) {
        return;
      }
      if (session.userName === null) {
        if (given.confirm?.trim().toLowerCase() !== TYPED) {
          refuseField(response, 'confirm', 'invalid', `Type “${TYPED}” here.`);
          return;
        }
      } else if (given.password === undefined) {
        refuseField(response, 'password', 'invalid', 'Your password goes here.');
        return;
      } else if (!(await proves(session, given.password, request, response))) {
        return;
      }
      if ((await people.find(session.personId)) === null) {
        refuse(response, 'forbidden', 'Choose a name first.');
        return;
      }
      const network = `leaves ${from(request)}`;
      if (!mayTry(guesses, response, [network, fromNetwork])) {
        return;
      }
      try {
        const left = await departures.leave(session, given.messages === 'erase');
        if (left !== 'gone') {
          guesses.giveBack(network);
          refuseFor(response, left);
          return;
        }
      } catch (error) {
        guesses.giveBack(network);
        if (!(error instanceof Rejection)) {
          throw error;
        }
        refuse(response, error.code, error.message);
        return;
      }
      const { cookies } = await accounts.signOut(request.headers);
      response.append('Set-Cookie', cookies).set('Clear-Site-Data', '"cache", "storage"').json({});
    }),
  );

  return router;
}
