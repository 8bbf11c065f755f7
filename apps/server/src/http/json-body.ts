import * as limits from '@parley/shared/limits.ts';
import express, { type RequestHandler } from 'express';

const parse = express.json({ limit: limits.frame, inflate: false, strict: true });

/** Reads the body of a POST. Only JSON that says so: other types are what a page of another origin can send without asking. */
export const jsonBody: RequestHandler = (request, response, next) => {
  // Browsers send a length of 0 where there is no body.
  if (request.method === 'POST' && request.headers['content-length'] !== '0' && request.is('application/json') === false) {
    response.status(415).json({ code: 'invalid', message: 'Send JSON, with Content-Type: application/json.' });
    return;
  }
  parse(request, response, next);
};
