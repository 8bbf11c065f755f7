import { BlockList, isIPv6 } from 'node:net';
import type { RequestHandler } from 'express';
import { clientAddress } from './client-address.ts';
import { notFound } from './errors.ts';

/** This computer, and networks that nobody reaches from outside (RFC 1918, 3927, 4193, 4291, 6598): where balancers and monitors are. */
const inside = new BlockList();
for (const [address, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  inside.addSubnet(address, prefix, 'ipv4');
}
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

/** Whether an address is of this computer or of a network of one’s own. */
export function isInside(address: string): boolean {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** What tells how the server is doing is nothing for strangers: for them it is not there. */
export function insidersOnly(trustProxy: number): RequestHandler {
  return (request, response, next) => {
    // What was passed on by a proxy that nobody told us of comes from anybody.
    const isPassedOn = trustProxy === 0 && request.headers['x-forwarded-for'] !== undefined;
    if (!isPassedOn && isInside(clientAddress(request, trustProxy))) {
      next();
    } else {
      notFound(request, response, next);
    }
  };
}
