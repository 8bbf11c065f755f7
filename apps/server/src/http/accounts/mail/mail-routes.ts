import { mailRequests } from '@parley/shared/mail-requests.ts';
import { type Request, type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import { refuse, retryLater } from '../../reply.ts';
import type { Accounts, Session } from '../sessions/accounts.ts';
import type { Addresses } from './addresses.ts';
import { refuseFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { inputOf, mayTry } from '../form.ts';
import { nameKey } from '../passwords/name-key.ts';

export interface MailRoutes {
  readonly accounts: Accounts;
  /** Null: no mail can be sent. */
  readonly addresses: Addresses | null;
  readonly guesses: Limiter;
}

/** Mails for one account from one network; and all from one network. */
const forOne: Allowance = { perSecond: 1 / 300, burst: 5 };
const fromNetwork: Allowance = { perSecond: 0.1, burst: 20 };
/** Tokens of nothing from one network: real ones do not count. */
const tokens: Allowance = { perSecond: 0.1, burst: 5 };

/** When to come again (ms) if no mail can be promised now: the next server is there then. */
const AGAIN = 10_000;

/** Who can send mail and take it on now; null: it has been said why not, and nothing was counted. */
function senderOf(addresses: Addresses | null, response: Response): Addresses | null {
  if (addresses === null) {
    refuse(response, 'forbidden', 'This Parley can’t send mail.');
  } else if (!addresses.takes()) {
    retryLater(response, 503, AGAIN);
  } else {
    return addresses;
  }
  return null;
}

export function mailRoutes({ accounts, addresses, guesses }: MailRoutes, { from, proves }: Desk): Router {
  /** Who has an account and has said its password; null: it has been refused. */
  async function proven(current: string, request: Request, response: Response): Promise<Session | null> {
    const session = await accounts.authenticate(request.headers);
    if (session === null) {
      refuse(response, 'unauthenticated', 'Sign in first.');
      return null;
    }
    if (session.userName === null) {
      refuse(response, 'forbidden', 'Guests have no account.');
      return null;
    }
    return (await proves(session, current, request, response, 'current')) ? session : null;
  }

  const router = Router();

  router.get('/mail', async (request, response) => {
    const session = addresses === null ? null : await accounts.authenticate(request.headers);
    const mine = addresses === null || session === null ? { address: null, pending: null } : await addresses.state(session.personId);
    response.json({ possible: addresses !== null, ...mine });
  });

  router.post('/mail/address', async (request, response) => {
    const given = inputOf(mailRequests['POST /api/mail/address'].input, request, response);
    const session = given === null ? null : await proven(given.current, request, response);
    if (given === null || session === null) {
      return;
    }
    const sender = senderOf(addresses, response);
    if (sender === null) {
      return;
    }
    if (!mayTry(guesses, response, [`adds ${session.personId}`, forOne], [`adds ${from(request)}`, fromNetwork])) {
      return;
    }
    const added = await sender.add(session, given.address);
    if (added === 'signed out') {
      refuseFor(response, added);
    } else {
      response.json({});
    }
  });

  router.post('/mail/address/remove', async (request, response) => {
    const given = inputOf(mailRequests['POST /api/mail/address/remove'].input, request, response);
    const session = given === null ? null : await proven(given.current, request, response);
    if (session === null) {
      return;
    }
    if ((await addresses?.remove(session)) === 'signed out') {
      refuseFor(response, 'signed out');
    } else {
      response.json({});
    }
  });

  router.post('/mail/confirm', async (request, response) => {
    const given = inputOf(mailRequests['POST /api/mail/confirm'].input, request, response);
    const key = `confirm ${from(request)}`;
    if (given === null || !mayTry(guesses, response, [key, tokens])) {
      return;
    }
    const address = (await addresses?.confirm(given.token)) ?? null;
    if (address === null) {
      refuse(response, 'gone', 'This link can’t be used any more. Add the address again.');
      return;
    }
    guesses.giveBack(key);
    response.json({ address });
  });

  router.post('/reset/mail', (request, response) => {
    const given = inputOf(mailRequests['POST /api/reset/mail'].input, request, response);
    if (given === null) {
      return;
    }
    const sender = senderOf(addresses, response);
    if (sender === null) {
      return;
    }
    const network = `forgot ${from(request)}`;
    if (mayTry(guesses, response, [network, fromNetwork], [`${network} ${nameKey(given.who)}`, forOne])) {
      // The answer first: whoever it is, and whether anybody, it says the same after the same time.
      response.json({});
      sender.forgot(given.who.trim());
    }
  });

  return router;
}
