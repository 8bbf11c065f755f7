import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, countedNetwork, network, wideNetwork } from './client-address.ts';

test.each([
  [0, undefined, '192.0.2.1'],
  [0, '198.51.100.7', '192.0.2.1'],
  [1, '198.51.100.7', '198.51.100.7'],
  [1, '203.0.113.5, 198.51.100.7', '198.51.100.7'],
  [2, '203.0.113.5, 198.51.100.7', '203.0.113.5'],
  [2, '198.51.100.7', '198.51.100.7'],
  [1, undefined, '192.0.2.1'],
  [1, '198.51.100.7:50123', '198.51.100.7'],
  [1, '[2001:db8::7]:50123', '2001:db8::7'],
  [1, '2001:db8::7', '2001:db8::7'],
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

test.each([
  [0, '127.0.0.1', undefined, null],
  [0, '::1', undefined, null],
  [0, '192.0.2.1', undefined, '192.0.2.1'],
  // A proxy on this computer, whether we were told of it or not.
  [0, '127.0.0.1', '198.51.100.7', '127.0.0.1'],
  [1, '127.0.0.1', '198.51.100.7', '198.51.100.7'],
  // Whoever says that they are this computer.
  [1, '192.0.2.1', '127.0.0.1', '127.0.0.1'],
])('EDGE7 behind %i proxies, a connection of %s with X-Forwarded-For %j is counted for %j', (trustProxy, remoteAddress, said, expected) => {
  const headers = said === undefined ? {} : { 'x-forwarded-for': said };
  expect(countedNetwork({ headers, socket: { remoteAddress } as IncomingMessage['socket'] }, trustProxy)).toBe(expected);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8:1:ffff::6', '2001:db8:1::/48'],
])('ACCOUNT4 guesses of %s are counted for %s', (address, expected) => {
  expect(wideNetwork(address)).toBe(expected);
});
