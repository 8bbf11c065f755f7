import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { forwarded, only, type OriginRules, toOrigin } from './origin.ts';

/** Names that nobody outside can point at us: without a dot, of this computer, of a home's or a company's own network. */
const OWN_NAMES = /^(?:[^.]+|(?:.+\.)?localhost|.+\.(?:local|lan|internal)|(?:.+\.)?home\.arpa)$/u;

/** Whether a Host names a place that only its network decides about. Any other name may be an attacker's that leads here (DNS rebinding). */
export function isOwnName(host: string): boolean {
  const origin = toOrigin(`http://${host}`);
  if (origin === null) {
    return false;
  }
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[|\]$/gu, '')) !== 0 || OWN_NAMES.test(hostname);
}

function isListed(host: string, { allowedOrigins }: OriginRules): boolean {
  return ['http', 'https'].some((scheme) => allowedOrigins.includes(toOrigin(`${scheme}://${host}`) ?? ''));
}

/**
 * The name by which a request asks for us, if it is none that we know as ours. Without PUBLIC_URL only names that no stranger can give us count,
 * in Host and in what our proxy passes on: a page in a visitor's browser may have a name of its own that leads to our address, and would be
 * taken for ours.
 */
export function strangeHost(headers: IncomingHttpHeaders, rules: OriginRules): string | null {
  if (rules.publicUrl !== null) {
    return null;
  }
  const named = [headers.host, forwarded(headers['x-forwarded-host'], rules.trustProxy)];
  return named.find((host) => host !== undefined && !isOwnName(host) && !isListed(host, rules)) ?? null;
}

/** A person will read it: it is believed from anybody. Browsers send Sec-Fetch-Site to nobody but https and localhost. */
function likelyScheme(headers: IncomingHttpHeaders): 'http' | 'https' {
  const said = only(headers['x-forwarded-proto']);
  return said === 'https' || (said === undefined && headers['sec-fetch-site'] !== undefined) ? 'https' : 'http';
}

/** What to do when Parley is asked for by a name that it does not know. */
export function howToName(host: string, headers: IncomingHttpHeaders): string {
  // Only what can be nothing but an address is repeated.
  const origin = toOrigin(`${likelyScheme(headers)}://${host}`);
  const [name, setting] = origin === null ? ['this address', 'https://chat.example.com'] : [new URL(origin).host, origin];
  return `Parley does not know ${name} as its own. If it is, set PUBLIC_URL=${setting} where Parley runs, and start it again.`;
}

/** For the log, where nothing stands that a request has said. */
export const STRANGE_HOST =
  'asked for under a name that is not known as Parley’s own; if it is, set PUBLIC_URL, as in PUBLIC_URL=https://chat.example.com';
