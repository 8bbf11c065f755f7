import { CLIENT_HEADER } from '@parley/shared/client-header.ts';
import type { RequestHandler } from 'express';
import type { OriginRules } from './origin.ts';
import { mayAct, provenance, whyRefused } from './provenance.ts';
import { refuse } from './reply.ts';

const reading = new Set(['GET', 'HEAD']);

/** Lets pages of listed origins in (CORS) and refuses every page elsewhere, and whoever would change something with a visitor's cookie. */
export function guardOrigin(rules: OriginRules): RequestHandler {
  return ({ headers, method }, response, next) => {
    response.vary('Origin');
    const { origin } = headers;
    if (origin !== undefined && provenance(headers, rules) === 'listed') {
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Expose-Headers': 'Retry-After',
      });
      if (method === 'OPTIONS') {
        response.set({
          'Access-Control-Allow-Methods': 'GET, POST',
          'Access-Control-Allow-Headers': `Content-Type, ${CLIENT_HEADER}`,
          'Access-Control-Max-Age': '600',
        });
        response.status(204).end();
        return;
      }
    }
    // A page elsewhere that reads says so by its Origin. It could not see the answer; it is to have none, whatever becomes of the browser's part.
    const allowed = reading.has(method) ? origin === undefined || provenance(headers, rules) !== 'foreign' : mayAct(headers, rules);
    if (allowed) {
      next();
    } else {
      refuse(response, 'forbidden', whyRefused(headers, rules));
    }
  };
}
