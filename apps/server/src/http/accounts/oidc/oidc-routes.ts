import { OIDC_OUTCOME, oidcRequests, type OidcOutcome, type ProviderWay } from '@parley/shared/oidc-requests.ts';
import { roomHref } from '@parley/shared/room-href.ts';
import { type Request, type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import type { AckOf } from '../../../log/ack-of.ts';
import type { OriginRules } from '../../origin.ts';
import { refuse, refuseField } from '../../reply.ts';
import type { Accounts, Session } from '../sessions/accounts.ts';
import { answerWithSession, beginSession, refuseFor } from '../answer.ts';
import type { Begun } from '../sessions/beginnings.ts';
import type { Credentials } from '../passwords/credentials.ts';
import type { EndedSession } from '../passwords/credentials.queries.ts';
import type { Desk } from '../desk.ts';
import { fromNetwork, inputOf, mayTry } from '../form.ts';
import type { Identities, WhyNot } from './identities.ts';
import type { Attempt, Attempts } from './oidc-attempts.ts';
import type { Identity, OidcProvider } from './oidc-provider.ts';
import { ownOrigin } from '../passkeys/relying-party.ts';
import type { People } from '../sessions/routes.ts';

export interface OidcRoutes {
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly people: People;
  readonly identities: Identities;
  readonly providers: readonly OidcProvider[];
  readonly attempts: Attempts;
  /** Takes an attempt, once. False: it was taken already. */
  readonly spend: (state: string, until: number) => Promise<boolean>;
  /** Whether one may come in without an invite. */
  readonly guests: boolean;
  readonly guesses: Limiter;
  readonly origins: OriginRules;
  readonly ackOf: AckOf;
  readonly ended: (session: EndedSession) => void;
}

/** New accounts from one network, as many as guests; and what takes the database for itself, of one person. */
const newAccounts: Allowance = { perSecond: 6 / 60, burst: 20 };
const changes: Allowance = { perSecond: 1, burst: 20 };

const PROVE_AGAIN = 'Sign in again first, so that nobody else does this in your name.';

/** What there is to say on the way back, of why nothing was done. */
const outcomes = {
  'signed out': 'signed-out',
  taken: 'taken',
  full: 'full',
  gone: 'expired',
  busy: 'failed',
  deactivated: 'deactivated',
} as const satisfies Record<WhyNot, OidcOutcome>;

/** And of what was. Who just came in sees that they are. */
const done: Readonly<Record<ProviderWay, OidcOutcome | null>> = { enter: null, keep: 'kept', link: 'linked', again: 'proved' };

export function oidcRoutes(parts: OidcRoutes, { from, deviceOf, signedIn, hashing, proves }: Desk): Router {
  const { accounts, credentials, people, identities, providers, attempts, guesses, origins, ended } = parts;
  const byId = new Map(providers.map((provider) => [provider.id, provider]));

  /** Whether whoever asks has proved that it is them, as far as it takes to add a way in or to remove one; if not, it has been said why. */
  async function mayChange(session: Session, password: string | undefined, request: Request, response: Response): Promise<boolean> {
    if (await credentials.hasPassword(session)) {
      if (password === undefined) {
        refuseField(response, 'password', 'invalid', 'Your password goes here.');
        return false;
      }
      return proves(session, password, request, response);
    }
    if (!(await identities.isProved(session))) {
      refuse(response, 'forbidden', PROVE_AGAIN);
      return false;
    }
    return true;
  }

  /** Whether whoever asks may go this way; if not, it has been said why. */
  async function mayGo(
    way: ProviderWay,
    session: Session | null,
    password: string | undefined,
    request: Request,
    response: Response,
  ): Promise<boolean> {
    if (way === 'enter') {
      return true;
    }
    if (session === null || (await people.find(session.personId)) === null) {
      refuse(response, 'unauthenticated', 'Sign in first.');
      return false;
    }
    if ((session.userName === null) !== (way === 'keep')) {
      refuse(response, 'conflict', way === 'keep' ? 'You have an account already.' : 'Make an account first.');
      return false;
    }
    return way !== 'link' || mayChange(session, password, request, response);
  }

  /** Lets in whoever this is, in the way that they left for. */
  async function come(attempt: Attempt, identity: Identity, session: Session | null, request: Request): Promise<Begun | OidcOutcome> {
    const device = deviceOf(request);
    const said = (came: Begun | WhyNot): Begun | OidcOutcome => (typeof came === 'string' ? outcomes[came] : came);
    const { way, invite } = attempt;
    if (way !== 'enter' && (session === null || session.sessionId !== attempt.sessionId)) {
      return 'signed-out';
    }
    if (way === 'link' && session !== null) {
      return said(await identities.link(identity, session, device));
    }
    const whose = await identities.whose(identity);
    if (way === 'again' && whose !== session?.personId) {
      return 'somebody-else';
    }
    if (whose !== null && way !== 'keep') {
      return said(await identities.enter(identity, whose, session, device, way === 'again'));
    }
    if (whose !== null) {
      return 'taken';
    }
    const person = session === null || session.userName !== null ? null : await people.find(session.personId);
    if (person === null && !parts.guests && invite === null) {
      return 'uninvited';
    }
    if (guesses.take(`accounts ${from(request)}`, newAccounts) > 0) {
      return 'too-many';
    }
    // Who is a guest here stays who they are; whose account this browser is in, somebody else comes in the place of.
    const made =
      session !== null && person !== null
        ? await identities.keep(identity, person, session, invite, device)
        : await identities.create(identity, invite, session, device);
    // In another window somebody was faster by a moment: it is theirs, and they are who comes.
    const now = made === 'taken' && way === 'enter' ? await identities.whose(identity) : null;
    return said(now === null ? made : await identities.enter(identity, now, session, device));
  }

  /** Leads the browser to a page of ours. */
  function goTo(response: Response, path: string, outcome: OidcOutcome | null, provider: string, token: string | null): void {
    const query = outcome === null ? '' : `?${OIDC_OUTCOME}=${outcome}.${provider}`;
    // Behind the #, as the link has it: no server is sent it.
    response
      .status(303)
      .set('Location', `${path}${query}${token === null ? '' : `#${encodeURIComponent(token)}`}`)
      .end();
  }

  const router = Router();

  router.post('/oidc/start', async (request, response) => {
    const given = inputOf(oidcRequests['POST /api/oidc/start'].input, request, response);
    if (given === null) {
      return;
    }
    const origin = ownOrigin(request.headers, origins);
    const provider = byId.get(given.provider);
    if (origin === null || provider === undefined) {
      refuse(response, origin === null ? 'forbidden' : 'gone', origin === null ? 'Sign in on Parley’s own page.' : 'There is no such way in here.');
      return;
    }
    const { way, to, invite = null } = given;
    const network = `oidc ${from(request)}`;
    const session = await accounts.authenticate(request.headers);
    if (!mayTry(guesses, response, [network, fromNetwork]) || !(await mayGo(way, session, given.password, request, response))) {
      return;
    }
    const begun = await provider.begin(`${origin}/api/oidc/callback/${provider.id}`, way === 'again');
    if (begun === null) {
      refuse(response, 'conflict', `${provider.name} can’t be reached just now. Try again in a moment, or come in another way.`);
      return;
    }
    const { state, ...asking } = begun.asking;
    const cookies = attempts.keep(
      state,
      { ...asking, provider: provider.id, way, to, invite, sessionId: session?.sessionId ?? null },
      request.headers,
    );
    response.append('Set-Cookie', cookies).json({ url: begun.url });
  });

  router.get('/oidc/callback/:provider', async (request, response) => {
    const { provider: id } = request.params;
    const provider = byId.get(id);
    const { search, searchParams } = new URL(request.url, 'http://here');
    const states = searchParams.getAll('state');
    const [state = ''] = states;
    const attempt = states.length === 1 && request.method === 'GET' ? attempts.find(state, request.headers) : null;
    if (provider === undefined || attempt === null || attempt.provider !== id) {
      // Somebody who goes back in their browser is in already.
      const isIn = (await accounts.authenticate(request.headers)) !== null;
      goTo(response, '/', isIn ? null : 'expired', byId.has(id) ? id : '', null);
      return;
    }
    response.append('Set-Cookie', attempts.forget(state));
    const { to, invite, way } = attempt;
    try {
      const spent = await parts.spend(state, attempt.until);
      const asking = { state, redirectUri: attempt.redirectUri, nonce: attempt.nonce, verifier: attempt.verifier };
      const identity = spent ? await provider.finish(asking, search, way === 'again' ? attempt.began : null) : 'expired';
      const session = typeof identity === 'string' ? null : await accounts.authenticate(request.headers);
      const came = typeof identity === 'string' ? identity : await come(attempt, identity, session, request);
      if (typeof came === 'string') {
        goTo(response, to, came, id, invite);
        return;
      }
      guesses.giveBack(`oidc ${from(request)}`);
      beginSession(response, came, session, ended);
      // Who came by an invite that they have used by now need not see it again; who has an account goes on with it.
      const used = invite === null || typeof identity === 'string' ? null : await whereUsed(identity, invite);
      goTo(response, used ?? to, invite === null ? done[way] : null, id, used === null ? invite : null);
    } catch (error) {
      parts.ackOf(error, { method: request.method });
      goTo(response, to, 'failed', id, invite);
    }
  });

  /** Where whoever came by this invite begins; null: they have not used it. */
  async function whereUsed(identity: Identity, invite: string): Promise<string | null> {
    const whose = await identities.whose(identity);
    if (whose === null || !(await identities.hasUsed(invite, whose))) {
      return null;
    }
    const slug = await identities.begin(invite, whose);
    return slug === null ? '/' : roomHref(slug);
  }

  router.get(
    '/account/providers',
    signedIn(async (session, _request, response) => {
      const linked = await identities.list(session);
      response.json({ providers: providers.map(({ id, name }) => ({ id, name })), linked, proved: await identities.isProved(session) });
    }),
  );

  router.post(
    '/account/providers/unlink',
    signedIn(async (session, request, response) => {
      const given = inputOf(oidcRequests['POST /api/account/providers/unlink'].input, request, response);
      if (
        given === null ||
        !mayTry(guesses, response, [`providers go ${session.personId}`, changes]) ||
        !(await mayChange(session, given.password, request, response))
      ) {
        return;
      }
      const unlinked = await identities.unlink(session, given.id);
      if (unlinked === 'signed out') {
        refuseFor(response, unlinked);
      } else if (unlinked === 'last') {
        refuse(response, 'conflict', 'This is your only way in. Set a password first.');
      } else {
        response.json({});
      }
    }),
  );

  router.post(
    '/account/password/first',
    signedIn(async (session, request, response) => {
      const given = inputOf(oidcRequests['POST /api/account/password/first'].input, request, response);
      if (given === null || !mayTry(guesses, response, [`password first ${session.personId}`, changes])) {
        return;
      }
      if (session.userName === null || (await credentials.hasPassword(session))) {
        refuse(response, 'conflict', session.userName === null ? 'Make an account first.' : 'You have a password already.');
      } else if (await identities.isProved(session)) {
        const begun = await hashing(session.personId, [], () => credentials.setPassword(session, given.password, deviceOf(request)));
        if (typeof begun === 'string') {
          refuseFor(response, 'signed out');
        } else {
          answerWithSession(response, begun, session, {}, ended);
        }
      } else {
        refuse(response, 'forbidden', PROVE_AGAIN);
      }
    }),
  );

  return router;
}
