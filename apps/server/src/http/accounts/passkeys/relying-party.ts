import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { only, type OriginRules, toOrigin } from '../../origin.ts';
import { provenance } from '../../provenance.ts';

/** Whom a passkey is made for: it works on pages of this origin, and its authenticator knows the id. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** Where the page that asks is from, if it is ours, as `provenance` knows them; null: it is not, or it does not say. Pages of ALLOWED_ORIGINS are others. */
export function ownOrigin(headers: IncomingHttpHeaders, rules: OriginRules): string | null {
  const origin = toOrigin(only(headers.origin) ?? '');
  const isListed = rules.publicUrl === null && origin !== null && rules.allowedOrigins.includes(origin);
  return provenance(headers, rules) === 'same' && !isListed ? origin : null;
}

/**
 * Who we are to the passkeys of the page that asks; null: it can have none. It has to be a page of ours, as `provenance` knows them, under a name: browsers
 * know no passkeys for addresses, nor over plain http but on this very computer. Pages of ALLOWED_ORIGINS are somebody else to a passkey.
 */
export function relyingParty(headers: IncomingHttpHeaders, rules: OriginRules): RelyingParty | null {
  const origin = ownOrigin(headers, rules);
  if (origin === null) {
    return null;
  }
  const { protocol, hostname } = new URL(origin);
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost');
  const isAddress = isIP(hostname.replace(/^\[|\]$/gu, '')) !== 0;
  return !isAddress && (protocol === 'https:' || isHere) ? { id: hostname, origin } : null;
}
