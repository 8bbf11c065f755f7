import { resetRequests } from '@parley/shared/reset-requests.ts';
import { type Request, type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import { refuse } from '../../reply.ts';
import type { Accounts } from '../sessions/accounts.ts';
import { answerWithSession, refuseDeactivated } from '../answer.ts';
import type { Credentials } from '../passwords/credentials.ts';
import type { EndedSession } from '../passwords/credentials.queries.ts';
import type { Desk } from '../desk.ts';
import { inputOf, mayTry } from '../form.ts';
import type { Link, Resets } from './resets.ts';
import type { People } from '../sessions/routes.ts';

export interface ResetRoutes {
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly resets: Resets;
  readonly people: People;
  readonly guesses: Limiter;
  /** A session is over: its sockets have to go. */
  readonly ended: (session: EndedSession) => void;
}

/** Tokens of nothing from one network, as with invites: real ones do not count. */
const tokens: Allowance = { perSecond: 0.1, burst: 5 };

/** One answer for all: unknown, used, ended, replaced. */
function refuseLink(response: Response): void {
  refuse(response, 'gone', 'This link can’t be used any more. Ask for a new one.');
}

export function resetRoutes({ accounts, credentials, resets, people, guesses, ended }: ResetRoutes, { from, deviceOf }: Desk): Router {
  /** The link of this token; null: it has been refused. */
  async function find(token: string, request: Request, response: Response): Promise<Link | null> {
    const key = `resets ${from(request)}`;
    if (!mayTry(guesses, response, [key, tokens])) {
      return null;
    }
    const link = await resets.look(token);
    if (link === null) {
      refuseLink(response);
    } else {
      guesses.giveBack(key);
    }
    return link;
  }

  const router = Router();

  router.post('/reset/look', async (request, response) => {
    const given = inputOf(resetRequests['POST /api/reset/look'].input, request, response);
    const link = given === null ? null : await find(given.token, request, response);
    if (link !== null) {
      const { name, userName } = link;
      response.json({ resetting: { name, userName } });
    }
  });

  router.post('/reset', async (request, response) => {
    const given = inputOf(resetRequests['POST /api/reset'].input, request, response);
    if (given === null) {
      return;
    }
    const before = await accounts.authenticate(request.headers);
    // Before the hash, which only who has a link makes us work for.
    const link = await find(given.token, request, response);
    const person = link === null ? null : await people.find(link.personId);
    if (link === null || person === null) {
      return;
    }
    const hash = await credentials.hash(given.password);
    const done = await resets.reset(given.token, hash, deviceOf(request), before);
    if (done === null) {
      refuseLink(response);
    } else if (done === 'deactivated') {
      refuseDeactivated(response);
    } else if (done.begun.cookies === null) {
      for (const session of done.begun.ended) {
        ended(session);
      }
      response.json({ person: null });
    } else {
      answerWithSession(response, done.begun, before, { person }, ended);
    }
  });

  return router;
}
