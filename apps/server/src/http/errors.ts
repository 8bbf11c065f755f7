import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Rejection, TryAgain } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { isStorageFailure } from '../log/storage-errors.ts';
import { refuse, reply, retryLater } from './reply.ts';

/** What Express and its body parser throw for a bad request. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

const messages: ReadonlyMap<number, string> = new Map([
  [413, 'The request is too large.'],
  [415, 'The request’s body must be JSON in UTF-8, uncompressed.'],
]);

/** The last handler: says what went wrong as far as it is the sender's fault, and of ours only an id that stands in the log. */
export function handleErrors(logger: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      logger.warn({ err: error, method: request.method }, 'response broken off');
      response.destroy();
      return;
    }
    if (error instanceof Rejection) {
      refuse(response, error.code, error.message);
    } else if (error instanceof TryAgain) {
      retryLater(response, 503, error.afterMs);
    } else if (statusOf(error) !== 500) {
      const status = statusOf(error);
      response.status(status).json({ code: status === 413 ? 'too_long' : 'invalid', message: messages.get(status) ?? 'The request can’t be read.' });
    } else {
      const requestId = randomUUID();
      if (isStorageFailure(error)) {
        logger.error({ err: error, requestId, method: request.method }, 'the database failed');
        retryLater(response, 503, 1_000);
        return;
      }
      logger.error({ err: error, requestId, method: request.method }, 'request failed');
      response.status(500).json({ code: 'failed', message: 'Something went wrong on our side.', requestId });
    }
  };
}

/** Nothing else answered. */
export const notFound: RequestHandler = (_request, response) => {
  reply(response, { ok: false, code: 'gone', message: 'There is nothing here.' });
};
