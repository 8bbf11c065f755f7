import type { Ack, RejectedCode } from '@parley/shared/ack.ts';
import type { Response } from 'express';

const statuses: Readonly<Record<RejectedCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  gone: 404,
  conflict: 409,
  too_long: 413,
};

/** An ack as HTTP has it: the value itself, or the reason with a status that fits. */
export function reply(response: Response, ack: Ack<unknown>): void {
  if (ack.ok === true) {
    response.json(ack.value);
  } else if (ack.ok === null) {
    retryLater(response, 503, ack.afterMs);
  } else {
    const { code, message, suggestion } = ack;
    response.status(statuses[code]).json({ code, message, suggestion });
  }
}

export function refuse(response: Response, code: RejectedCode, message: string): void {
  reply(response, { ok: false, code, message });
}

/** What is wrong with one field of a form. */
export interface FieldProblem {
  readonly field: string;
  readonly code: RejectedCode;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

/** What is wrong with the fields of a form, all that is known of, so that it need not be asked again for each: the first as if it were alone, the rest beside it (`also`). */
export function refuseFields(response: Response, first: FieldProblem, rest: readonly FieldProblem[]): void {
  response.status(statuses[first.code]).json({ ...first, ...(rest.length > 0 && { also: rest }) });
}

/** What is wrong with a field of a form. */
export function refuseField(response: Response, field: string, code: RejectedCode, message: string, suggestion?: string): void {
  refuseFields(response, { code, message, field, suggestion }, []);
}

/**
 * 503: we are busy, or it is not known what became of it. 429: too many of these came from there. Either way the same request may come again.
 * `more`: what else there is to say; `requestId`: what to look for in the log, `reason`: of what it was too many.
 */
export function retryLater(
  response: Response,
  status: 429 | 503,
  afterMs: number,
  more: { readonly requestId?: string; readonly reason?: 'exported' } = {},
): void {
  response
    .status(status)
    .set('Retry-After', String(Math.ceil(afterMs / 1_000)))
    .json({ code: 'retry', message: 'Try again in a moment.', afterMs, ...more });
}
