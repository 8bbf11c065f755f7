import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { commaList } from '../lib/list.ts';

/** The address of whoever sent the request: our socket's other end, or what as many proxies as we trust say of theirs. */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustProxy: number): string {
  const said = commaList(String(request.headers['x-forwarded-for'] ?? ''));
  const chain = [...said, request.socket.remoteAddress ?? ''];
  const address = chain.at(-1 - trustProxy) ?? chain[0] ?? '';
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
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

/** What limits are counted by: a home has one IPv4 address, or all IPv6 addresses that begin with the same 64 bits. */
export function network(address: string): string {
  if (!isIPv6(address)) {
    return address;
  }
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ?? '').split(':')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
