import type { IncomingHttpHeaders } from 'node:http';
import { CLIENT_HEADER } from '@parley/shared/client-header.ts';
import { strangeHost } from './hosts.ts';
import { forwarded, only, type OriginRules, toOrigin } from './origin.ts';

/**
 * Where the page that sends a request comes from. `same`: from us. `listed`: from an origin in ALLOWED_ORIGINS. `foreign`: from any
 * other. `unknown`: the request does not say, as programs and, for plain reading, browsers do.
 */
export type Provenance = 'same' | 'listed' | 'foreign' | 'unknown';

function isOurs(origin: string, headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  // Where our address is known, what a request says of it does not count.
  if (rules.publicUrl !== null) {
    return origin === rules.publicUrl;
  }
  const { protocol } = new URL(origin);
  const host = forwarded(headers['x-forwarded-host'], rules.trustProxy) ?? headers.host;
  if (host === undefined || toOrigin(`${protocol}//${host}`) !== origin) {
    return false;
  }
  // Served under https, a page that came over plain http may be anybody's on the way. Otherwise the scheme is not known: a proxy
  // that we were not told of may add the encryption.
  const secure = forwarded(headers['x-forwarded-proto'], rules.trustProxy) === 'https';
  return protocol === 'https:' || !secure;
}

/**
 * Browsers leave Origin out where a page reads from its own server, as long-polling does. They say so in Sec-Fetch-Site, but under
 * plain http only for localhost; there our client sends a header of its own, which no page of another origin can.
 */
function withoutOrigin(headers: IncomingHttpHeaders): Provenance {
  const site = only(headers['sec-fetch-site']);
  if (site !== undefined) {
    return site === 'same-origin' ? 'same' : 'foreign';
  }
  return headers[CLIENT_HEADER] === undefined ? 'unknown' : 'same';
}

export function provenance(headers: IncomingHttpHeaders, rules: OriginRules): Provenance {
  if (strangeHost(headers, rules) !== null) {
    return 'foreign';
  }
  const given = only(headers.origin);
  if (given === undefined) {
    return withoutOrigin(headers);
  }
  const origin = toOrigin(given);
  if (origin === null) {
    return 'foreign';
  }
  if (isOurs(origin, headers, rules)) {
    return 'same';
  }
  return rules.allowedOrigins.includes(origin) ? 'listed' : 'foreign';
}

/**
 * Whether a request may change something, or open a socket. A cookie counts only where the request says that it comes from a page
 * of ours: a browser sends cookies along whoever asks it to.
 */
export function mayAct(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  switch (provenance(headers, rules)) {
    case 'same':
    case 'listed':
      return true;
    case 'unknown':
      return headers.cookie === undefined;
    case 'foreign':
      return false;
  }
}

/** What to tell whoever is refused: mostly a person whose Parley does not know its own address yet, or who opened another than it has. */
export function whyRefused({ origin }: IncomingHttpHeaders, { publicUrl }: OriginRules): string {
  const found = toOrigin(origin ?? '');
  if (publicUrl !== null) {
    return `Open Parley at ${publicUrl}. Pages elsewhere may use its server only if ALLOWED_ORIGINS names them.`;
  }
  return found === null
    ? 'This page may not use Parley’s server.'
    : `This page may not use Parley’s server. If it is Parley’s own, set PUBLIC_URL=${found} where Parley runs; a page elsewhere can be added to ALLOWED_ORIGINS.`;
}
