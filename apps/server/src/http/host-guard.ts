import type { RequestHandler } from 'express';
import { howToName, strangeHost } from './hosts.ts';
import type { OriginRules } from './origin.ts';
import { refuse } from './reply.ts';

function page(sentence: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Parley needs its address</title>
<h1>Parley needs its address</h1>
<p>${sentence}</p>
`;
}

/** Answers under names that are known to be ours only, and says what to do under any other. `noted` is called then. */
export function guardHost(rules: OriginRules, noted: () => void): RequestHandler {
  return ({ headers, path }, response, next) => {
    const host = strangeHost(headers, rules);
    if (host === null) {
      next();
      return;
    }
    noted();
    const sentence = howToName(host, headers);
    response.set('Cache-Control', 'no-store');
    if (path.startsWith('/api/')) {
      refuse(response, 'forbidden', sentence);
    } else {
      response.status(403).type('html').send(page(sentence));
    }
  };
}
