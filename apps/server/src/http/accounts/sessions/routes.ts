import type { Ack } from '@parley/shared/ack.ts';
import { type Person, personName } from '@parley/shared/features/people.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Provider } from '@parley/shared/oidc-requests.ts';
import { type Request, type Response, Router } from 'express';
import * as z from 'zod/mini';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import { clientAddress, network } from '../../client-address.ts';
import { refuse, reply, retryLater } from '../../reply.ts';
import { inputOf } from '../form.ts';
import type { Accounts, Session } from './accounts.ts';

/** What accounts need of the domain. */
export interface People {
  find(id: PersonId): Promise<Person | null>;
  /** Makes a person of a guest, under a name that nobody has. Never rejects. */
  enter(guest: Person): Promise<Ack<{ person: Person }>>;
}

export interface AccountRoutes {
  readonly accounts: Accounts;
  readonly people: People;
  /** Whether one may come in by a name alone. */
  readonly guests: boolean;
  /** Who else may let people in. */
  readonly providers: readonly Provider[];
  readonly limiter: Limiter;
  readonly trustProxy: number;
  /** A session is over: its sockets have to go. */
  readonly ended: (session: Pick<Session, 'personId' | 'sessionId'>) => void;
}

/** New guests from one network: a class may come at once, a flood may not. */
const newGuests: Allowance = { perSecond: 6 / 60, burst: 20 };

const guest = z.strictObject({ name: personName });

export function accountRoutes({ accounts, people, guests, providers, limiter, trustProxy, ended }: AccountRoutes): Router {
  const ways = providers.map(({ id, name }) => ({ id, name }));

  async function personOf(request: Request): Promise<{ session: Session | null; person: Person | null }> {
    const session = await accounts.authenticate(request.headers);
    return { session, person: session === null ? null : await people.find(session.personId) };
  }

  /** The account comes first: should the domain not answer, the same request comes again with its cookie and takes up from here. */
  async function enter(response: Response, session: Session | null, name: string): Promise<void> {
    const { personId, cookies } = session === null ? await accounts.signIn() : { personId: session.personId, cookies: [] };
    const ack = await people.enter({ id: personId, name });
    if (ack.ok === false && session === null) {
      await accounts.forget(personId);
    } else if (cookies.length > 0) {
      response.append('Set-Cookie', cookies);
    }
    reply(response, ack);
  }

  const router = Router();

  router.get('/session', async (request, response) => {
    const { session, person } = await personOf(request);
    const over = session === null ? await accounts.whoseEnded(request.headers) : null;
    const forgets = over !== null && over.why !== 'raised';
    response.json({
      person,
      guests,
      providers: ways,
      ...(forgets && { ended: over.personId }),
      ...(over !== null && over.why !== null && { why: over.why }),
    });
  });

  router.post('/guests', async (request, response) => {
    const { session, person } = await personOf(request);
    if (person !== null) {
      response.json({ person });
      return;
    }
    if (!guests) {
      refuse(response, 'forbidden', 'Parley takes only invited people here. Ask one of them for a link.');
      return;
    }
    const given = inputOf(guest, request, response);
    if (given === null) {
      return;
    }
    const wait = limiter.take(`guests ${network(clientAddress(request, trustProxy))}`, newGuests);
    if (wait > 0) {
      retryLater(response, 429, wait);
      return;
    }
    await enter(response, session, given.name);
  });

  // Once a page has forgotten whoever was in, what its browser has kept by itself goes, too: photos.
  router.post('/session/forget', (_request, response) => {
    response.set('Clear-Site-Data', '"cache"').json({});
  });

  router.post('/session/end', async (request, response) => {
    const { session, cookies } = await accounts.signOut(request.headers);
    if (session !== null) {
      ended(session);
    }
    response.append('Set-Cookie', cookies).set('Clear-Site-Data', '"cache", "storage"').json({});
  });

  return router;
}
