import type { Person } from '@parley/shared/features/people.ts';
import { inviteRequests } from '@parley/shared/invite-requests.ts';
import { type Request, type Response, Router } from 'express';
import type * as z from 'zod/mini';
import { looksAfter } from '@parley/shared/roles.ts';
import { Rejection } from '../../../lib/errors.ts';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import { refuse, refuseField, refuseFields } from '../../reply.ts';
import type { Accounts, Session } from '../sessions/accounts.ts';
import { answerWithSession, refuseDeactivated, refuseFor, taken } from '../answer.ts';
import type { Credentials } from '../passwords/credentials.ts';
import type { EndedSession } from '../passwords/credentials.queries.ts';
import type { Desk } from '../desk.ts';
import { atAccount, fromNetwork, inputOf, mayTry, signInKeys } from '../form.ts';
import type { Comer, Invitations } from './invitations.ts';
import { withPassword } from '../passwords/new-account.ts';
import type { People } from '../sessions/routes.ts';

export interface InviteRoutes {
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly invitations: Invitations;
  readonly people: People;
  readonly guesses: Limiter;
  /** A session is over: its sockets have to go. */
  readonly ended: (session: EndedSession) => void;
}

/** Tokens of nothing from one network (after Synapse): real ones do not count. */
const tokens: Allowance = { perSecond: 0.1, burst: 5 };
/** Accounts that are made by invites from one network: each takes a hash. */
const newAccounts: Allowance = { perSecond: 0.2, burst: 60 };

type Given = z.infer<(typeof inviteRequests)['POST /api/invites/accept']['input']>;

/** Where an account is needed and none was asked for, each field says so. */
function missing(response: Response, field: 'name' | 'userName' | 'password'): void {
  const words = { name: 'Your name goes here.', userName: 'Your user name goes here.', password: 'Your password goes here.' };
  refuseField(response, field, 'invalid', words[field]);
}

export function inviteRoutes(
  { accounts, credentials, invitations, people, guesses, ended }: InviteRoutes,
  { from, deviceOf, hashing, proves }: Desk,
): Router {
  /** The invite of this token; null: it has been refused. */
  async function find(token: string, request: Request, response: Response) {
    const invitation = await invitations.look(token);
    if (invitation === null) {
      // Only these are counted: nobody guesses a token, and whoever has one is not to wait for who makes some up.
      if (mayTry(guesses, response, [`invites ${from(request)}`, tokens])) {
        refuse(response, 'gone', 'This invite can’t be used any more. Ask for a new one.');
      }
      return null;
    }
    return invitation;
  }

  /**
   * Whether who comes has come by this very invite before, and only the answer was lost: with the user name and the password that they chose they are
   * let in. Then it has been answered.
   */
  async function cameAlready(given: Given, before: Session | null, request: Request, response: Response): Promise<boolean> {
    const { token, userName, password } = given;
    if (userName === undefined || password === undefined || !(await invitations.wasUsedBy(token, userName))) {
      return false;
    }
    // As any sign-in: it is one.
    const keys = signInKeys(from(request), userName);
    if (!mayTry(guesses, response, [keys.network, fromNetwork], [keys.account, atAccount])) {
      return true;
    }
    const known = await hashing(from(request), [keys.network, keys.account], () => credentials.recognize({ userName, password }));
    const person = known === null ? null : await people.find(known.personId);
    const begun = known === null || person === null ? null : await credentials.enter(known, before, deviceOf(request));
    if (begun === 'deactivated') {
      guesses.forget(keys.account);
      refuseDeactivated(response);
      return true;
    }
    if (known === null || begun === null || typeof begun === 'string') {
      return false;
    }
    guesses.forget(keys.account);
    answerWithSession(response, begun, before, { person, begin: await invitations.begin(token, known.personId) }, ended);
    return true;
  }

  const router = Router();

  router.post('/invites/look', async (request, response) => {
    const given = inputOf(inviteRequests['POST /api/invites/look'].input, request, response);
    const invitation = given === null ? null : await find(given.token, request, response);
    if (invitation !== null) {
      response.json({ invitation });
    }
  });

  router.post('/invites/accept', async (request, response) => {
    const given = inputOf(inviteRequests['POST /api/invites/accept'].input, request, response);
    if (given === null) {
      return;
    }
    const session = await accounts.authenticate(request.headers);
    const person = session === null ? null : await people.find(session.personId);
    if (session !== null && person !== null && (await invitations.isAccepted(given.token, session.personId))) {
      // Once more, because the answer was lost.
      response.json({ person, begin: await invitations.begin(given.token, session.personId) });
      return;
    }
    if (await cameAlready(given, session, request, response)) {
      return;
    }
    const invitation = await find(given.token, request, response);
    if (invitation === null) {
      return;
    }
    const { name, userName, password } = given;
    const comer = comerOf(session, person, name);
    if (comer === null) {
      missing(response, 'name');
      return;
    }
    const hasAccount = (session?.userName ?? null) !== null;
    // Who looks after a Parley by a cookie alone may be somebody else: whoever planted it, or stole it.
    if (session !== null && hasAccount && looksAfter(invitation.role)) {
      if (password === undefined) {
        missing(response, 'password');
        return;
      }
      if (!(await proves(session, password, request, response))) {
        return;
      }
    }
    const wanted = !hasAccount && (userName !== undefined || password !== undefined || invitation.role !== 'guest');
    if (wanted && (userName === undefined || password === undefined)) {
      missing(response, userName === undefined ? 'userName' : 'password');
      return;
    }
    const key = `invited ${from(request)}`;
    if (wanted && !mayTry(guesses, response, [key, newAccounts])) {
      return;
    }
    const account =
      !wanted || userName === undefined || password === undefined
        ? null
        : withPassword(userName, await hashing(from(request), [key], () => credentials.hash(password)));
    try {
      const accepted = await invitations.accept(comer, {
        token: given.token,
        device: account === null && !hasAccount ? '' : deviceOf(request),
        account,
      });
      if (typeof accepted === 'string') {
        // Of two that are taken both are said: the second would be met with the next try.
        const why = accepted === 'taken' && 'name' in comer ? await invitations.whyTaken(comer.name) : null;
        if (why === null) {
          refuseFor(response, accepted);
        } else {
          refuseFields(response, { field: 'name', code: 'conflict', message: why.message, suggestion: why.suggestion }, [taken]);
        }
        return;
      }
      // They are in by now: where to begin is worth no more than the lobby.
      const begin = await invitations.begin(given.token, accepted.person.id).catch(() => null);
      const answer = { person: accepted.person, begin };
      if (accepted.begun === null) {
        response.json(answer);
      } else {
        answerWithSession(response, accepted.begun, session, answer, ended);
      }
    } catch (error) {
      if (!(error instanceof Rejection)) {
        throw error;
      }
      if (error.code === 'conflict') {
        refuseField(response, 'name', error.code, error.message, error.suggestion);
      } else {
        refuse(response, error.code, error.message);
      }
    }
  });

  return router;
}

/** Who comes; null: somebody new who has not said their name. */
function comerOf(session: Session | null, person: Person | null, name: string | undefined): Comer | null {
  if (session !== null && person !== null) {
    return { person, session };
  }
  return name === undefined ? null : { name, session };
}
