import { avatarId, type AvatarSize, avatarSizes } from '@parley/shared/features/avatars.ts';
import * as limits from '@parley/shared/limits.ts';
import express, { type Request, type Response, Router } from 'express';
import type { Allowance, Limiter } from '../../lib/limiter.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
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
/** Pictures that are being sent or read at the same time, by all together: each is in memory until it was read. By one person, and from one network, fewer: nobody takes all places, nor keeps the one reader from others. */
const AT_ONCE = 8;
const AT_ONCE_EACH = 1;
const AT_ONCE_FROM_NETWORK = 2;
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
  const sending = createTally(AT_ONCE);
  const sendingEach = createTally(AT_ONCE_EACH);
  const sendingFrom = createTally(AT_ONCE_FROM_NETWORK);

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

  /** Does it, to its end, in a place of each of these; false: one has none, and it has been said when to come again. */
  async function inPlaces(
    places: readonly (readonly [tally: Tally, key: string, status: 429 | 503])[],
    response: Response,
    work: () => Promise<void>,
  ): Promise<boolean> {
    const [place, ...others] = places;
    if (place === undefined) {
      await work();
      return true;
    }
    const [tally, key, status] = place;
    if (!tally.enter(key)) {
      retryLater(response, status, AGAIN);
      return false;
    }
    try {
      return await inPlaces(others, response, work);
    } finally {
      tally.leave(key);
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
    const places = [
      [sendingEach, personId, 429],
      [sendingFrom, network, 429],
      [sending, 'all', 503],
    ] as const;
    if (!(await inPlaces(places, response, () => take(session, request, response)))) {
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
