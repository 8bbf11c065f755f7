import { expect, test } from 'vitest';
import { howToName, isOwnName, strangeHost } from './hosts.ts';
import type { OriginRules } from './origin.ts';
import { mayAct } from './provenance.ts';

test.each([
  ['localhost', true],
  ['localhost:3000', true],
  ['LOCALHOST:3000', true],
  ['chat.localhost', true],
  ['127.0.0.1:3000', true],
  ['192.168.1.20', true],
  ['203.0.113.7:8080', true],
  ['[::1]:3000', true],
  ['[2001:db8::7]', true],
  ['parley', true],
  ['nas:3000', true],
  ['nas.local', true],
  ['chat.office.lan', true],
  ['chat.home.arpa', true],
  ['chat.corp.internal', true],
  ['chat.example.com', false],
  ['evil.example:3000', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['evillocalhost.example', false],
  ['chat.lan.evil.example', false],
  ['local.example', false],
  ['arpa.example', false],
  ['evilhome.arpa', false],
  ['localhost.', false],
  ['chat.lan.', false],
  ['', false],
  ['chat lan', false],
  ['me@localhost', false],
  ['localhost/path', false],
  ['<b>.lan', false],
])('ORIGIN8 whether nobody outside can point %s at us: %s', (host, expected) => {
  expect(isOwnName(host)).toBe(expected);
});

const plain: OriginRules = { allowedOrigins: [], publicUrl: null, trustProxy: 0 };

test.each<readonly [string | null, OriginRules, Record<string, string>, string]>([
  ['evil.example:3000', plain, { host: 'evil.example:3000' }, 'a name that somebody gave our address'],
  [null, plain, { host: 'parley:3000', 'x-forwarded-host': 'evil.example' }, 'what anybody says is passed on'],
  ['evil.example', { ...plain, trustProxy: 1 }, { host: 'parley:3000', 'x-forwarded-host': 'evil.example' }, 'what our proxy passes on'],
  ['evil.example', { ...plain, trustProxy: 1 }, { host: 'evil.example', 'x-forwarded-host': 'localhost' }, 'a page that plays our proxy'],
  [null, { ...plain, trustProxy: 1 }, { host: 'parley:3000', 'x-forwarded-host': 'chat.lan' }, 'a name of our own that our proxy passes on'],
  [null, { ...plain, publicUrl: 'https://chat.example' }, { host: 'evil.example' }, 'any name, where PUBLIC_URL says which pages are ours'],
  [null, { ...plain, allowedOrigins: ['https://chat.example'] }, { host: 'chat.example' }, 'a name in ALLOWED_ORIGINS'],
  [null, plain, {}, 'a program that names no host'],
])('ORIGIN8 the name that is not known as ours is %s: %j %j', (expected, rules, headers) => {
  expect(strangeHost(headers, rules)).toBe(expected);
});

test('ORIGIN8 under a name that is not known a page may do nothing, not even as our own', () => {
  const host = 'evil.example:3000';
  for (const headers of [{ origin: `http://${host}` }, { 'sec-fetch-site': 'same-origin' }, { 'x-parley': '1' }, {}]) {
    expect(mayAct({ host, ...headers }, plain)).toBe(false);
  }
});

test('ORIGIN8 what to do is said with the address that was asked for, and with nothing that is none', () => {
  const say = (host: string, headers = {}) => howToName(host, headers);
  expect(say('chat.example.com', { 'x-forwarded-proto': 'https' })).toBe(
    'Parley does not know chat.example.com as its own. If it is, set PUBLIC_URL=https://chat.example.com where Parley runs, and start it again.',
  );
  expect(say('chat.example.com', { 'sec-fetch-site': 'none' })).toContain('PUBLIC_URL=https://chat.example.com ');
  expect(say('chat.example.com:3000')).toContain('PUBLIC_URL=http://chat.example.com:3000 ');
  expect(say('<img src=x>')).toBe(
    'Parley does not know this address as its own. If it is, set PUBLIC_URL=https://chat.example.com where Parley runs, and start it again.',
  );
});
