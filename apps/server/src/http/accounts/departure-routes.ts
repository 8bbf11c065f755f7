import { leavingRequests } from '@parley/shared/leaving-requests.ts';
import { Router } from 'express';
import { Rejection } from '../../lib/errors.ts';
import { refuse, refuseField } from '../reply.ts';
import type { Accounts } from './accounts.ts';
import { refuseFor } from './answer.ts';
import type { Departures } from './departures.ts';
import type { Desk } from './desk.ts';
import { inputOf } from './form.ts';
import type { People } from './routes.ts';

export interface DepartureRoutes {
  readonly accounts: Accounts;
  readonly departures: Departures;
  readonly people: People;
}

/** What a guest types, who has no password to prove anything with: nobody deletes themselves by a slip. */
const TYPED = 'delete';

export function departureRoutes({ accounts, departures, people }: DepartureRoutes, { signedIn, proves }: Desk): Router {
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
      try {
        const left = await departures.leave(session, given.messages === 'erase');
        if (left !== 'gone') {
          refuseFor(response, left);
          return;
        }
      } catch (error) {
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
