import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, network } from './client-address.ts';

test.each([
  [0, undefined, '192.0.2.1'],
  [0, '198.51.100.7', '192.0.2.1'],
  [1, '198.51.100.7', '198.51.100.7'],
  [1, '203.0.113.5, 198.51.100.7', '198.51.100.7'],
  [2, '203.0.113.5, 198.51.100.7', '203.0.113.5'],
  [2, '198.51.100.7', '198.51.100.7'],
  [1, undefined, '192.0.2.1'],
])('behind %i proxies, X-Forwarded-For %j means %s', (trustProxy, said, expected) => {
  const headers = said === undefined ? {} : { 'x-forwarded-for': said };
  expect(clientAddress({ headers, socket: { remoteAddress: '::ffff:192.0.2.1' } as IncomingMessage['socket'] }, trustProxy)).toBe(expected);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['not an address', 'not an address'],
])('%s is counted as %s', (address, expected) => {
  expect(network(address)).toBe(expected);
});
