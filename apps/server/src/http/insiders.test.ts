import { expect, test } from 'vitest';
import { isInside } from './insiders.ts';

test('T27 this computer and networks of one’s own are inside, all others are not, nor is what is no address', () => {
  const addresses = ['127.0.0.1', '127.8.9.1', '::1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.0.3', 'fd00::1', 'fe80::2'];
  expect(addresses.filter((address) => !isInside(address))).toEqual([]);
  const outside = ['203.0.113.7', '172.32.0.1', '11.0.0.1', '192.169.0.1', '2001:db8::1', '::', '', 'localhost', '127.0.0.1, 203.0.113.7'];
  expect(outside.filter(isInside)).toEqual([]);
});
