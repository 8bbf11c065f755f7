import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { isFault } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import type { AckOf } from '../log/ack-of.ts';
import { reply, retryLater } from './reply.ts';

/** What Express and its body parser throw for a bad request; null: it is something else. */
function statusOf(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

const messages: ReadonlyMap<number, string> = new Map([
  [413, 'The request is too large.'],
  [415, 'The request’s body must be JSON in UTF-8, uncompressed.'],
]);

/** The last handler: says what went wrong as far as it is the sender's fault, and of ours only an id that stands in the log. */
export function handleErrors(ackOf: AckOf, logger: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      logger.warn({ err: error, method: request.method }, 'response broken off');
      response.destroy();
      return;
    }
    const status = statusOf(error);
    if (status !== null) {
      response.status(status).json({ code: status === 413 ? 'too_long' : 'invalid', message: messages.get(status) ?? 'The request can’t be read.' });
      return;
    }
    const requestId = randomUUID();
    const ack = ackOf(error, { requestId, method: request.method });
    if (ack.ok === null && isFault(error)) {
      retryLater(response, 503, ack.afterMs, { requestId });
    } else {
      reply(response, ack);
    }
  };
}

/** Nothing else answered. */
export const notFound: RequestHandler = (_request, response) => {
  reply(response, { ok: false, code: 'gone', message: 'There is nothing here.' });
};
