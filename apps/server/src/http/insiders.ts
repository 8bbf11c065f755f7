import { BlockList, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { RequestHandler } from 'express';
import { addressesOf } from './client-address.ts';
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

/** The public ones, too: who asks for this computer by its name from itself comes from the address that the name has. */
function isOfThisComputer(address: string): boolean {
  return Object.values(networkInterfaces()).some((own) => own?.some((one) => one.address === address));
}

/** What proxies add. */
const PASSED_ON = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];

/** What tells how the server is doing is nothing for strangers: for them it is not there. */
export function insidersOnly(trustProxy: number, isOurs: (address: string) => boolean = isOfThisComputer): RequestHandler {
  return (request, response, next) => {
    const { headers } = request;
    // What was passed on by a proxy that nobody told us of, or that does not say for whom, comes from anybody.
    const isOfAnybody = (trustProxy === 0 || headers['x-forwarded-for'] === undefined) && PASSED_ON.some((name) => headers[name] !== undefined);
    // Every address, not only the one that counts: who gets past the proxy can write the header themselves, but not where they are.
    if (!isOfAnybody && addressesOf(request).every((address) => isInside(address) || isOurs(address))) {
      next();
    } else {
      notFound(request, response, next);
    }
  };
}
