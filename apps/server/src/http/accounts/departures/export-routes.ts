import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type { PersonId } from '@parley/shared/ids.ts';
import { leavingRequests } from '@parley/shared/leaving-requests.ts';
import { Router } from 'express';
import type { Allowance, Limiter } from '../../../lib/limiter.ts';
import type { Logger } from '../../../lib/logger.ts';
import { refuse, refuseField, retryLater } from '../../reply.ts';
import type { Desk } from '../desk.ts';
import { inputOf, mayTry } from '../form.ts';
import type { People } from '../sessions/routes.ts';

export interface ExportRoutes {
  /** Everything that is kept of somebody, as an archive. */
  readonly exportOf: (personId: PersonId) => Promise<Readable>;
  readonly people: People;
  readonly limiter: Limiter;
  readonly logger: Logger;
}

/** Exports of one person, of those that came to their end: each reads all that they wrote. While one is made there is no other. */
const exports: Allowance = { perSecond: 1 / 3_600, burst: 1 };
/** And from one network, where guests are made for nothing. */
const fromNetwork: Allowance = { perSecond: 1 / 60, burst: 20 };

export function exportRoutes({ exportOf, people, limiter, logger }: ExportRoutes, { from, signedIn, proves }: Desk): Router {
  const router = Router();

  router.post(
    '/account/export',
    signedIn(async (session, request, response) => {
      const given = inputOf(leavingRequests['POST /api/account/export'].input, request, response);
      if (given === null) {
        return;
      }
      // A guest has nothing to prove it with but the session that they are here by.
      if (session.userName !== null) {
        if (given.password === undefined) {
          refuseField(response, 'password', 'invalid', 'Your password goes here.');
          return;
        }
        if (!(await proves(session, given.password, request, response))) {
          return;
        }
      }
      if ((await people.find(session.personId)) === null) {
        refuse(response, 'forbidden', 'Choose a name first.');
        return;
      }
      const own = `export ${session.personId}`;
      const afterMs = limiter.take(own, exports);
      if (afterMs > 0) {
        retryLater(response, 429, afterMs, { reason: 'exported' });
        return;
      }
      if (!mayTry(limiter, response, [`exports ${from(request)}`, fromNetwork])) {
        limiter.forget(own);
        return;
      }
      response.type('application/zip').attachment('parley-export.zip');
      try {
        await pipeline(await exportOf(session.personId), response);
      } catch (error) {
        // Cut off, so that nobody takes a part of it for all, and what nobody has does not count; that it was asked for does, in their network.
        limiter.forget(own);
        // Whoever went away by themselves needs no word.
        if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) {
          logger.error({ err: error }, 'an export failed');
        }
      }
    }),
  );

  return router;
}
