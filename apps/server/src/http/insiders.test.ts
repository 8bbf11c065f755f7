import { networkInterfaces } from 'node:os';
import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { insidersOnly, isInside } from './insiders.ts';

test('T27 this computer and networks of one’s own are inside, all others are not, nor is what is no address', () => {
  const addresses = ['127.0.0.1', '127.8.9.1', '::1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.0.3', 'fd00::1', 'fe80::2'];
  expect(addresses.filter((address) => !isInside(address))).toEqual([]);
  const outside = ['203.0.113.7', '172.32.0.1', '11.0.0.1', '192.169.0.1', '2001:db8::1', '::', '', 'localhost', '127.0.0.1, 203.0.113.7'];
  expect(outside.filter(isInside)).toEqual([]);
});

/** Whether somebody is told who comes from this address, with these headers. */
function isTold(trustProxy: number, remoteAddress: string, headers: Record<string, string> = {}, own?: string): boolean {
  let told = false;
  const response = { status: () => response, json: () => response } as unknown as Response;
  const request = { headers, socket: { remoteAddress } } as unknown as Request;
  void insidersOnly(trustProxy, ...(own === undefined ? [] : [(address: string) => address === own]))(request, response, () => {
    told = true;
  });
  return told;
}

const [stranger, self, lan] = ['198.51.100.9', '203.0.113.7', '10.0.0.9'];

test('HEALTH4 who asks from this computer by its public address or name is told, straight and through a proxy of ours', () => {
  expect(isTold(0, self, {}, self)).toBe(true);
  expect(isTold(0, `::ffff:${self}`, {}, self)).toBe(true);
  expect(isTold(1, '127.0.0.1', { 'x-forwarded-for': self, host: 'chat.example.com' }, self)).toBe(true);
  expect(isTold(0, stranger, {}, self)).toBe(false);
  const ours = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter(({ address }) => !isTold(0, address))).toEqual([]);
});

test.each<readonly [boolean, number, string, Record<string, string>, string]>([
  [true, 0, '127.0.0.1', {}, 'this computer'],
  [true, 1, '127.0.0.1', {}, 'this computer, past our proxy'],
  [true, 0, lan, {}, 'a monitor in our network'],
  [true, 1, '127.0.0.1', { 'x-forwarded-for': lan }, 'a monitor in our network, through our proxy'],
  [false, 0, stranger, {}, 'a stranger'],
  [false, 0, stranger, { 'x-forwarded-for': '127.0.0.1' }, 'a stranger who says to be this computer'],
  [false, 1, stranger, { 'x-forwarded-for': '127.0.0.1' }, 'the same, past our proxy'],
  [false, 2, stranger, { 'x-forwarded-for': '127.0.0.1, 127.0.0.1' }, 'the same, past two of ours'],
  [false, 1, '127.0.0.1', { 'x-forwarded-for': `127.0.0.1, ${stranger}` }, 'the same, through our proxy'],
  [false, 1, '127.0.0.1', { 'x-forwarded-for': `${stranger}, 127.0.0.1` }, 'whoever came by a proxy on this computer that nobody told us of'],
  [false, 0, '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, 'whoever a proxy passes on that nobody told us of'],
  [false, 0, '127.0.0.1', { via: '1.1 proxy' }, 'the same, of one that does not say for whom'],
  [false, 1, '127.0.0.1', { 'x-forwarded-proto': 'https' }, 'the same of ours'],
])('HEALTH4 T27 whether it tells how it is: %s, behind %i proxies, to %s with %j: %s', (expected, trustProxy, remoteAddress, headers) => {
  expect(isTold(trustProxy, remoteAddress, headers)).toBe(expected);
});
