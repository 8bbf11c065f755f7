import { expect, test } from 'vitest';
import { type OriginRules, toOrigin } from './origin.ts';
import { mayAct, provenance } from './provenance.ts';

const plain: OriginRules = { allowedOrigins: [], publicUrl: null, trustProxy: 0 };
const listed: OriginRules = { ...plain, allowedOrigins: ['https://app.example'] };
const named: OriginRules = { ...plain, publicUrl: 'https://chat.lan' };
const proxied: OriginRules = { ...plain, trustProxy: 1 };
const twice: OriginRules = { ...plain, trustProxy: 2 };
const secure = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'chat.lan' };

type Row = readonly [string, OriginRules, Record<string, string>, string];
const here = { host: 'chat.lan:3000' };

test.each<Row>([
  ['same', plain, { ...here, origin: 'http://chat.lan:3000' }, 'our own page'],
  ['same', plain, { ...here, origin: 'http://CHAT.lan:3000' }, 'upper case'],
  ['same', plain, { host: 'Chat.Lan', origin: 'https://chat.lan' }, 'upper case in Host'],
  ['same', plain, { host: 'chat.lan', origin: 'http://chat.lan:80' }, 'a default port written out'],
  ['same', plain, { host: 'chat.lan:443', origin: 'https://chat.lan' }, 'a default port in Host'],
  ['same', plain, { host: 'chat.lan', origin: 'https://chat.lan' }, 'encryption added by a proxy that we do not know of'],
  ['same', plain, { host: '[::1]:3000', origin: 'http://[::1]:3000' }, 'an IPv6 address'],
  ['foreign', plain, { ...here, origin: 'http://chat.lan' }, 'no port'],
  ['foreign', plain, { ...here, origin: 'http://chat.lan:3001' }, 'another port'],
  ['foreign', plain, { host: 'chat.lan', origin: 'https://chat.lan:8443' }, 'another port under https'],
  ['foreign', plain, { ...here, origin: 'http://evil.example' }, 'another host'],
  ['foreign', plain, { ...here, origin: 'http://evil.chat.lan:3000' }, 'a host below ours'],
  ['foreign', plain, { ...here, origin: 'http://evilchat.lan:3000' }, 'a host that ends like ours'],
  ['foreign', plain, { ...here, origin: 'http://chat.lan:3000.evil' }, 'good.evil'],
  ['foreign', plain, { host: 'chat.lan', origin: 'http://chat.lan.evil' }, 'good.evil without a port'],
  ['foreign', plain, { ...here, origin: 'http://chat.lan:3000@evil.example' }, 'our host as a user'],
  ['foreign', plain, { ...here, origin: 'http://chat.lan:3000/' }, 'not an origin: a path'],
  ['foreign', plain, { ...here, origin: 'http://chat.lan:99999' }, 'not an origin: a port that is none'],
  ['foreign', plain, { ...here, origin: 'http://chat.lan:3000, http://chat.lan:3000' }, 'two'],
  ['foreign', plain, { ...here, origin: 'null' }, 'null'],
  ['foreign', plain, { ...here, origin: '' }, 'empty'],
  ['foreign', plain, { ...here, origin: 'file://' }, 'a file'],
  ['foreign', plain, { ...here, origin: 'chrome-extension://chat.lan:3000' }, 'another scheme'],
  ['foreign', plain, { origin: 'http://chat.lan:3000' }, 'no Host'],
  ['foreign', plain, { host: 'evil.example@chat.lan', origin: 'http://chat.lan' }, 'a Host that is none'],

  ['foreign', plain, { ...here, 'x-forwarded-host': 'evil.example', origin: 'http://evil.example' }, 'X-Forwarded-Host without a proxy of ours'],
  ['same', proxied, { host: 'parley:3000', 'x-forwarded-host': 'chat.lan', origin: 'https://chat.lan' }, 'X-Forwarded-Host of our proxy'],
  ['foreign', proxied, { host: 'parley:3000', 'x-forwarded-host': 'evil.example, chat.lan', origin: 'http://evil.example' }, 'one hop too far'],
  ['same', twice, { host: 'parley:3000', 'x-forwarded-host': 'chat.lan, inner', origin: 'http://chat.lan' }, 'the outer of two proxies'],
  ['same', proxied, { ...here, ...secure, origin: 'https://chat.lan' }, 'https at our proxy'],
  ['foreign', proxied, { ...here, ...secure, origin: 'http://chat.lan' }, 'http where our proxy says https'],

  ['same', named, { ...here, origin: 'https://chat.lan' }, 'PUBLIC_URL, whatever Host says'],
  ['foreign', named, { host: 'chat.lan', origin: 'http://chat.lan' }, 'http where PUBLIC_URL is https'],
  ['foreign', named, { ...here, origin: 'http://chat.lan:3000' }, 'what Host says beside PUBLIC_URL'],
  ['foreign', named, { host: 'evil.example', origin: 'http://evil.example' }, 'a name that somebody gave our address, beside PUBLIC_URL'],
  ['foreign', named, { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, 'the machine itself beside PUBLIC_URL'],
  ['same', plain, { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, 'the machine itself'],

  ['listed', listed, { ...here, origin: 'https://app.example' }, 'ALLOWED_ORIGINS'],
  ['listed', listed, { ...here, origin: 'https://APP.example:443' }, 'ALLOWED_ORIGINS, written otherwise'],
  ['foreign', listed, { ...here, origin: 'http://app.example' }, 'another scheme than listed'],
  ['foreign', listed, { ...here, origin: 'https://app.example:8443' }, 'another port than listed'],
  ['foreign', listed, { ...here, origin: 'https://app.example.evil' }, 'listed.evil'],
  ['same', listed, { ...here, origin: 'http://chat.lan:3000' }, 'our own page beside listed ones'],

  ['same', plain, { ...here, 'sec-fetch-site': 'same-origin' }, 'a page that reads from us'],
  ['foreign', plain, { ...here, 'sec-fetch-site': 'same-site' }, 'a page on a sister host'],
  ['foreign', plain, { ...here, 'sec-fetch-site': 'cross-site' }, 'a page elsewhere'],
  ['foreign', plain, { ...here, 'sec-fetch-site': 'none' }, 'an address typed in'],
  ['foreign', plain, { ...here, 'sec-fetch-site': 'cross-site', 'x-parley': '1' }, 'a page elsewhere with our header'],
  ['foreign', plain, { ...here, origin: 'http://evil.example', 'sec-fetch-site': 'same-origin', 'x-parley': '1' }, 'Origin counts most'],
  ['same', plain, { ...here, 'x-parley': '1' }, 'our client where browsers say nothing'],
  ['unknown', plain, here, 'a program'],
])('ORIGIN1 %s %j %j: %s', (expected, rules, headers) => {
  expect(provenance(headers, rules)).toBe(expected);
  expect(mayAct({ ...headers, cookie: 'parley=1' }, rules)).toBe(expected === 'same' || expected === 'listed');
  expect(mayAct(headers, rules)).toBe(expected !== 'foreign');
});

test.each([
  ['https://chat.lan', 'https://chat.lan'],
  ['HTTPS://Chat.Lan:443', 'https://chat.lan'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['https://*.example', null],
  ['ws://chat.lan', null],
  ['chat.lan', null],
  ['*', null],
  ['null', null],
])('ORIGIN2 %s is the origin %s', (value, expected) => {
  expect(toOrigin(value)).toBe(expected);
});
