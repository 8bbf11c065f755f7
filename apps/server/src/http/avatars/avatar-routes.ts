import { avatarId, type AvatarSize, avatarSizes } from '@parley/shared/features/avatars.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import express, { type Request, type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../lib/limiter.ts';
import { type Bounds, createPlaces } from '../../lib/places.ts';
import { createTally } from '../../lib/tally.ts';
import type { Accounts, Session } from '../accounts/sessions/accounts.ts';
import { mayTry } from '../accounts/form.ts';
import { clientAddress, wideNetwork } from '../client-address.ts';
import { notFound } from '../errors.ts';
import { refuse, retryLater } from '../reply.ts';

/** What becomes of photos. */
interface Avatars {
  /** Makes a picture somebody’s photo. Rejects in words. */
  keep(session: Session, picture: Buffer): Promise<string>;
  /** Null: it is nobody’s. */
  find(id: string, size: AvatarSize): Promise<Buffer | null>;
}

export interface AvatarRoutes {
  readonly accounts: Accounts;
  readonly avatars: Avatars;
  readonly limiter: Limiter;
  readonly trustProxy: number;
}

/** Photos of one person: each is told in all their rooms. And from one network, where guests are made for nothing. */
const each: Allowance = { perSecond: 1 / 30, burst: 10 };
const fromNetwork: Allowance = { perSecond: 1 / 5, burst: 40 };
/**
 * Pictures that are being sent or read at the same time, by all together: each is in memory until it was read. Of one network fewer, so that nobody keeps the one
 * reader from others; one of each other network waits for a place, before anything of its picture is taken in. With the time to arrive that is less than
 * a request may take.
 */
const bounds: Bounds = { most: 8, mostEach: 2, line: 64, patience: 15_000 };
/** By one person. */
const AT_ONCE_EACH = 1;
/** How long (ms) one may take to arrive: the page sends what is small. */
const ARRIVAL_MOST = 10_000;
/** When to come again (ms) if there are as many already. */
const AGAIN = 2_000;

const TOO_LARGE = 'A photo can have 10 MB at most.';

const parse = express.raw({ type: () => true, limit: limits.pictureBytes, inflate: false });

function statusOf(error: unknown): unknown {
  return error instanceof Error && 'status' in error ? error.status : undefined;
}

/** What is in the request, or why there is nothing. Rejects if it is cut short, or comes in a way that we do not take. */
function bodyOf(request: Request, response: Response): Promise<Buffer | 'too much' | 'too slow'> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve('too slow'), ARRIVAL_MOST);
    parse(request, response, (error?: unknown) => {
      clearTimeout(late);
      if (error === undefined) resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
      else if (statusOf(error) === 413) resolve('too much');
      else reject(error);
    });
  });
}

/** Says so, and takes no more of it. */
function endSlow(request: Request, response: Response): void {
  response.once('finish', () => request.destroy());
  response.status(408).set('Connection', 'close').json({ code: 'retry', message: 'This took too long to arrive. Try again.', afterMs: AGAIN });
}

export function avatarRoutes({ accounts, avatars, limiter, trustProxy }: AvatarRoutes): Router {
  const sendingEach = createTally(AT_ONCE_EACH);
  const places = createPlaces(bounds);

  async function take(session: Session, request: Request, response: Response): Promise<void> {
    const content = await bodyOf(request, response);
    if (content === 'too slow') {
      endSlow(request, response);
    } else if (content === 'too much') {
      refuse(response, 'too_long', TOO_LARGE);
    } else if (content.length === 0) {
      refuse(response, 'invalid', 'This file is empty. Choose another one.');
    } else {
      response.json({ avatar: await avatars.keep(session, content) });
    }
  }

  /** Does it, to its end, in a place of the person and one of their network; false: there is none, and it has been said when to come again. */
  async function inPlace(personId: PersonId, network: string, response: Response, work: () => Promise<void>): Promise<boolean> {
    if (!sendingEach.enter(personId)) {
      retryLater(response, 429, AGAIN);
      return false;
    }
    const gone = new AbortController();
    const leave = () => gone.abort();
    response.once('close', leave);
    try {
      const place = await places.enter(network, gone.signal);
      response.off('close', leave);
      if (typeof place === 'string') {
        retryLater(response, place === 'enough' ? 429 : 503, AGAIN);
        return false;
      }
      try {
        await work();
        return true;
      } finally {
        place();
      }
    } finally {
      sendingEach.leave(personId);
    }
  }

  const router = Router();

  router.post('/avatar', async (request, response) => {
    // What forms and pages elsewhere can send without asking is none of these.
    if (!/^(?:image\/[a-z0-9.+-]+|application\/octet-stream)$/iu.test(request.headers['content-type'] ?? '')) {
      response.status(415).json({ code: 'invalid', message: 'Send a picture, with its type, as Content-Type: image/jpeg.' });
      return;
    }
    const session = await accounts.authenticate(request.headers);
    if (session === null) {
      refuse(response, 'unauthenticated', 'Sign in first.');
      return;
    }
    if (Number(request.headers['content-length'] ?? 0) > limits.pictureBytes) {
      refuse(response, 'too_long', TOO_LARGE);
      return;
    }
    const { personId } = session;
    const network = wideNetwork(clientAddress(request, trustProxy));
    const [own, all] = [`avatar ${personId}`, `avatars ${network}`];
    if (!mayTry(limiter, response, [own, each], [all, fromNetwork])) {
      return;
    }
    if (!(await inPlace(personId, network, response, () => take(session, request, response)))) {
      // To come too early is no photo.
      limiter.giveBack(own);
      limiter.giveBack(all);
    }
  });

  router.get('/avatars/:id/:size', async (request, response, next) => {
    const { id, size } = request.params;
    const wanted = avatarSizes.find((one) => String(one) === size);
    if (wanted === undefined || !avatarId.safeParse(id).success) {
      notFound(request, response, next);
      return;
    }
    const session = await accounts.authenticate(request.headers);
    if (session === null) {
      refuse(response, 'unauthenticated', 'Sign in first.');
      return;
    }
    const picture = await avatars.find(id, wanted);
    if (picture === null) {
      notFound(request, response, next);
      return;
    }
    // What it is never changes; whose browser has it may keep it, and nobody in between. Opened by itself it can do nothing.
    response.vary('Cookie').set({
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Type': 'image/webp',
      'Content-Disposition': 'inline; filename="photo.webp"',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    response.send(picture);
  });

  return router;
}
