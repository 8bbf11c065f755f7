import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { commaList } from '../lib/list.ts';

/** Some proxies add the port, which is another one for every connection. */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/u.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/u.exec(address)?.[1] ?? address;
}

/** As it is compared: without a port, and an IPv4 address as one, also on a socket that is for both. */
function plain(address: string): string {
  const bare = withoutPort(address);
  return bare.startsWith('::ffff:') ? bare.slice('::ffff:'.length) : bare;
}

/** Every address that a request is said to have come by, whoever says so: first the farthest, last our socket’s other end, which nobody can forge. */
export function addressesOf(request: Pick<IncomingMessage, 'headers' | 'socket'>): readonly string[] {
  const said = commaList(String(request.headers['x-forwarded-for'] ?? ''));
  return [...said, request.socket.remoteAddress ?? ''].map(plain);
}

/** The address of whoever sent the request: our socket's other end, or what as many proxies as we trust say of theirs. */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustProxy: number): string {
  const chain = addressesOf(request);
  return chain.at(-1 - trustProxy) ?? chain[0] ?? '';
}

/** Whether it is this computer itself. */
function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/**
 * The network that a request's connections are counted for; null: this computer, whose own programs have no limit. One that was passed on is
 * of somebody else, whatever is said of whom.
 */
export function countedNetwork(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustProxy: number): string | null {
  const address = clientAddress(request, trustProxy);
  return isLoopback(address) && request.headers['x-forwarded-for'] === undefined ? null : network(address);
}

/** The first so many of the eight groups of an IPv6 address; any other address as it is. */
function firstGroups(address: string, most: number): string {
  if (!isIPv6(address)) {
    return address;
  }
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ?? '').split(':')];
  const first = all.slice(0, most).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/${most * 16}`;
}

/** What limits are counted by: a home has one IPv4 address, or all IPv6 addresses that begin with the same 64 bits. */
export function network(address: string): string {
  return firstGroups(address, 4);
}

/** Where much is at stake: who has a network of many networks has all that begin with the same 48 bits. */
export function wideNetwork(address: string): string {
  return firstGroups(address, 3);
}
