import { deviceLinkRequests } from '@parley/shared/device-link-requests.ts';
import { type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import { refuse } from '../../reply.ts';
import type { Accounts } from '../sessions/accounts.ts';
import { answerWithSession, refuseFor } from '../answer.ts';
import type { EndedSession } from '../passwords/credentials.queries.ts';
import type { Desk } from '../desk.ts';
import type { DeviceLinks } from './device-links.ts';
import { inputOf, mayTry } from '../form.ts';
import type { People } from '../sessions/routes.ts';

export interface DeviceLinkRoutes {
  readonly accounts: Accounts;
  readonly deviceLinks: DeviceLinks;
  readonly people: People;
  readonly guesses: Limiter;
  /** A session is over: its sockets have to go. */
  readonly ended: (session: EndedSession) => void;
}

/** Tokens of nothing from one network. Only these are counted: nobody guesses one, and whoever has one is not to wait for who makes some up. */
const tokens: Allowance = { perSecond: 0.1, burst: 5 };

export function deviceLinkRoutes(
  { accounts, deviceLinks, people, guesses, ended }: DeviceLinkRoutes,
  { from, deviceOf, signedIn, proves }: Desk,
): Router {
  /** One answer for all: unknown, used, ended, replaced. */
  function refuseLink(network: string, response: Response): void {
    if (mayTry(guesses, response, [`device links ${network}`, tokens])) {
      refuse(response, 'gone', 'This code can’t be used any more. Show a new one.');
    }
  }

  const router = Router();

  router.post(
    '/device-links',
    signedIn(async (session, request, response) => {
      const given = inputOf(deviceLinkRequests['POST /api/device-links'].input, request, response);
      if (given !== null && (await proves(session, given.password, request, response))) {
        const made = await deviceLinks.make(session);
        if (made === 'signed out') {
          refuseFor(response, made);
        } else {
          response.json(made);
        }
      }
    }),
  );

  router.post('/device-links/look', async (request, response) => {
    const given = inputOf(deviceLinkRequests['POST /api/device-links/look'].input, request, response);
    if (given === null) {
      return;
    }
    const personId = await deviceLinks.look(given.token);
    const person = personId === null ? null : await people.find(personId);
    if (person === null) {
      refuseLink(from(request), response);
    } else {
      response.json({ person: { name: person.name } });
    }
  });

  router.post('/device-links/enter', async (request, response) => {
    const given = inputOf(deviceLinkRequests['POST /api/device-links/enter'].input, request, response);
    if (given === null) {
      return;
    }
    const before = await accounts.authenticate(request.headers);
    const entered = await deviceLinks.enter(given.token, before, deviceOf(request));
    const person = entered === null ? null : await people.find(entered.personId);
    if (entered === null || person === null) {
      refuseLink(from(request), response);
    } else {
      answerWithSession(response, entered.begun, before, { person }, ended);
    }
  });

  return router;
}
