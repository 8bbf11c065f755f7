import { commaList } from '../lib/list.ts';

export interface OriginRules {
  /** Origins besides our own, as `toOrigin` gives them. */
  readonly allowedOrigins: readonly string[];
  /** Our own origin, where it is known for sure; then there is no other. */
  readonly publicUrl: string | null;
  /** Proxies in front whose X-Forwarded-* headers are believed. */
  readonly trustProxy: number;
}

const shape = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?$/iu;

/** The one way to write an origin: lower case, no default port. Null for anything that is not an http origin. */
export function toOrigin(value: string): string | null {
  return shape.test(value) && URL.canParse(value) ? new URL(value).origin : null;
}

export function only(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

/** What our outermost proxy wrote into a header to which each proxy may add a value. */
export function forwarded(header: string | string[] | undefined, trustProxy: number): string | undefined {
  const values = commaList(only(header) ?? '');
  return trustProxy === 0 ? undefined : (values.at(-trustProxy) ?? values[0]);
}
