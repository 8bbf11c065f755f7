import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Logger } from '../../../lib/logger.ts';
import { collectingLogger, quiet } from '../../../lib/testing-logger.ts';
import { createOidcProvider } from './oidc-provider.ts';

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const others = generateKeyPairSync('rsa', { modulusLength: 2048 });
const here = 'http://localhost:3000/api/oidc/callback/company';

function token(claims: object, key: KeyObject = ours.privateKey, head: object = { alg: 'RS256', kid: 'one' }): string {
  const said = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${said}.${sign('sha256', Buffer.from(said), key).toString('base64url')}`;
}

type Json = Readonly<Record<string, unknown>>;
interface Lies {
  readonly metadata?: Json;
  /** In the place of the document that says what it is. */
  readonly discovery?: (response: ServerResponse) => unknown;
  readonly tokens?: (response: ServerResponse, claims: Json) => void;
  /** How long ago (s) somebody is to have been sent there to sign in again. */
  readonly away?: number;
}

/** A provider that is what the test makes of it. */
async function listen(lies: Lies = {}, logger: Logger = quiet) {
  let asked = 0;
  let nonce = '';
  const now = lies;
  const http = createServer((request, response) => {
    const json = (value: unknown) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const path = request.url ?? '';
    if (path.startsWith('/.well-known/')) {
      asked += 1;
      if (lies.discovery !== undefined) return lies.discovery(response);
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...lies.metadata,
      });
    }
    if (path === '/keys') return json({ keys: [{ ...ours.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
    const at = Math.floor(Date.now() / 1_000);
    const claims = { iss: issuer, aud: 'parley', sub: 'maya-1', name: 'Maya', nonce, iat: at, exp: at + 300 };
    if (lies.tokens !== undefined) return lies.tokens(response, claims);
    return json({ access_token: 'x', token_type: 'bearer', id_token: token(claims) });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => void http.close(resolve));
  });
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  let time = 0;
  const settings = { id: 'company', name: 'Company', issuer, clientId: 'parley', clientSecret: 'secret', scopes: 'openid' };
  const provider = createOidcProvider(settings, logger, () => time);
  return {
    issuer,
    provider,
    now,
    asked: () => asked,
    later: (ms: number) => void (time += ms),
    /** The way there and back, as far as the provider lets it. */
    async signIn() {
      const begun = await provider.begin(here, lies.away !== undefined);
      if (begun === null) return null;
      ({ nonce } = begun.asking);
      return provider.finish(begun.asking, `?code=c&state=${begun.asking.state}`, lies.away === undefined ? null : time - lies.away * 1_000);
    },
  };
}

function answer(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

test('OIDC7 what a provider signs for us and for this attempt says who somebody is', async () => {
  const { signIn, issuer } = await listen();
  expect(await signIn()).toEqual({ issuer, subject: 'maya-1', name: 'Maya', userName: null, email: null });
});

test.each([
  { what: 'with another nonce', claims: { nonce: 'another' } },
  { what: 'without a nonce', claims: { nonce: undefined } },
  { what: 'for somebody else', claims: { aud: 'another client' } },
  { what: 'for us among others, who did not ask', claims: { aud: ['parley', 'another client'], azp: 'another client' } },
  { what: 'of another issuer', claims: { iss: 'https://accounts.example.com' } },
  { what: 'that is too old', claims: { exp: 1_000, iat: 900 } },
  { what: 'of nobody', claims: { sub: '' } },
  { what: 'of a number', claims: { sub: 7 } },
  { what: 'of a name without end', claims: { sub: 'x'.repeat(256) } },
])('OIDC7 a token $what says nothing', async ({ claims }) => {
  const { signIn } = await listen({
    tokens: (response, good) => answer(response, { access_token: 'x', token_type: 'bearer', id_token: token({ ...good, ...claims }) }),
  });
  expect(await signIn()).toBe('failed');
});

// They were sent there twenty seconds ago.
const away = 20;
test.each([
  { what: 'does not say when they signed in there', ago: undefined, behind: 0, came: 'untold' },
  { what: 'says that they were in there already', ago: 22, behind: 0, came: 'unproved' },
  { what: 'says so by a clock that is behind ours', ago: 22, behind: 25, came: 'unproved' },
  { what: 'says that they will sign in there', ago: -60, behind: 0, came: 'unproved' },
  { what: 'says that they signed in there since', ago: 5, behind: 0, came: 'maya-1' },
  { what: 'says so by another clock', ago: 5, behind: 25, came: 'maya-1' },
])('OIDC4 of who was sent there to sign in again, a token that $what makes: $came', async ({ ago, behind, came }) => {
  const now = Math.floor(Date.now() / 1_000);
  const iat = now - behind;
  const { signIn } = await listen({
    away,
    tokens: (response, good) =>
      answer(response, {
        access_token: 'x',
        token_type: 'bearer',
        id_token: token({ ...good, iat, ...(ago !== undefined && { auth_time: iat - ago }) }),
      }),
  });
  expect(await signIn()).toEqual(came === 'maya-1' ? expect.objectContaining({ subject: came }) : came);
});

test.each([
  { what: 'signed by somebody else', of: (good: Json) => token(good, others.privateKey) },
  { what: 'signed by nobody', of: (good: Json) => `${token(good, ours.privateKey, { alg: 'none' }).split('.').slice(0, 2).join('.')}.` },
  {
    what: 'that was changed',
    of: (good: Json) => token(good).replace(/\.[^.]+\./u, `.${Buffer.from(JSON.stringify({ ...good, sub: 'tom' })).toString('base64url')}.`),
  },
  { what: 'that is none', of: () => 'garbage' },
  { what: 'that is missing', of: () => undefined },
])('OIDC7 a token $what says nothing', async ({ of }) => {
  const { signIn } = await listen({ tokens: (response, good) => answer(response, { access_token: 'x', token_type: 'bearer', id_token: of(good) }) });
  expect(await signIn()).toBe('failed');
});

test.each([
  { what: 'is a page', discovery: (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello') },
  { what: 'is no JSON', discovery: (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"issuer":') },
  { what: 'is a list', discovery: (response: ServerResponse) => answer(response, []) },
  { what: 'is empty', discovery: (response: ServerResponse) => answer(response, {}) },
  { what: 'is very large', discovery: (response: ServerResponse) => answer(response, { issuer: 'x'.repeat(2_000_000) }) },
  { what: 'is elsewhere', discovery: (response: ServerResponse) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end() },
  {
    what: 'breaks off',
    discovery: (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).destroy(),
  },
])('OIDC9 a provider whose document $what can’t be reached', async ({ discovery }) => {
  const { signIn } = await listen({ discovery });
  expect(await signIn()).toBe(null);
});

test.each([
  { what: 'calls itself something else', metadata: { issuer: 'https://accounts.example.com' } },
  { what: 'has its page without encryption', metadata: { authorization_endpoint: 'http://accounts.example.com/authorize' } },
  { what: 'has code for a page', metadata: { authorization_endpoint: 'javascript:alert(1)' } },
])('OIDC7 a provider that $what leads nobody there', async ({ metadata }) => {
  const { signIn } = await listen({ metadata });
  expect(await signIn()).toBe(null);
});

test.each([
  { what: 'the tokens', metadata: { token_endpoint: 'http://accounts.example.com/token' } },
  { what: 'the keys', metadata: { jwks_uri: 'http://accounts.example.com/keys' } },
])('OIDC7 $what are asked for over encryption only', async ({ metadata }) => {
  const { signIn } = await listen({ metadata });
  expect(await signIn()).toBe(null);
});

test('OIDC9 an answer that never ends is not waited for', async () => {
  const { signIn } = await listen({
    discovery: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
      const drip = setInterval(() => response.write(' '), 200);
      response.once('close', () => clearInterval(drip));
    },
  });
  expect(await signIn()).toBe(null);
});

test('OIDC9 tokens that do not come are said to be so, and who asks again is helped', async () => {
  let broken = true;
  const { signIn, issuer } = await listen({
    tokens: (response, good) => {
      if (broken) response.writeHead(502).end();
      else answer(response, { access_token: 'x', token_type: 'bearer', id_token: token(good) });
    },
  });
  expect(await signIn()).toBe('unreachable');
  broken = false;
  expect(await signIn()).toMatchObject({ issuer, subject: 'maya-1' });
});

test('OIDC9 who can’t be reached is asked again after a moment, and not by everybody at once; who can is asked once', async () => {
  let broken = true;
  const found = await listen({
    discovery: (response) => {
      if (broken) response.writeHead(503).end();
      else
        answer(response, {
          issuer: found.issuer,
          authorization_endpoint: `${found.issuer}/a`,
          token_endpoint: `${found.issuer}/t`,
          jwks_uri: `${found.issuer}/keys`,
        });
    },
  });
  const begin = () => found.provider.begin(here, false);
  expect([await Promise.all([begin(), begin(), begin()]), await begin(), found.asked()]).toEqual([[null, null, null], null, 1]);
  broken = false;
  expect([await begin(), found.asked()]).toEqual([null, 1]);
  found.later(2_000);
  expect([await begin(), await begin(), found.asked()]).toEqual([{ url: expect.any(String), asking: expect.any(Object) }, expect.any(Object), 2]);
  found.later(3_600_000);
  await begin();
  expect(found.asked()).toBe(3);
});

test.each<{ what: string; lies: Lies }>([
  { what: 'does not answer', lies: { discovery: (response) => response.destroy() } },
  { what: 'has no such document', lies: { discovery: (response) => response.writeHead(404).end() } },
  { what: 'is something else', lies: { discovery: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello') } },
  { what: 'calls itself something else', lies: { metadata: { issuer: 'https://accounts.example.com' } } },
  { what: 'has its page without encryption', lies: { metadata: { authorization_endpoint: 'http://accounts.example.com/authorize' } } },
  { what: 'says nowhere where its tokens are', lies: { metadata: { token_endpoint: undefined } } },
])('OIDC15 a provider that $what is a warning at the start that names the setting; once it is there, that is said once', async ({ lies }) => {
  const { logger, lines } = collectingLogger();
  const { provider, signIn, now, later } = await listen(lies, logger);
  await provider.look('OIDC_COMPANY_URL');
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'warn',
      reason: 'OIDC_COMPANY_URL',
      msg: 'a provider that people sign in with does not answer, or not as one: look at this setting if it stays so',
    }),
  ]);
  Object.assign(now, { discovery: undefined, metadata: undefined });
  // Nobody waits because it came a moment later than we did.
  expect(await signIn()).toMatchObject({ subject: 'maya-1' });
  later(3_600_000);
  expect(await signIn()).toMatchObject({ subject: 'maya-1' });
  expect(lines.slice(1)).toEqual([
    expect.objectContaining({ level: 'info', reason: 'company', msg: 'a provider that people sign in with is there now' }),
  ]);
});

test('OIDC15 of a provider that is there nothing is said', async () => {
  const { logger, lines } = collectingLogger();
  const { provider, signIn } = await listen({}, logger);
  await provider.look('OIDC_COMPANY_URL');
  expect(await signIn()).toMatchObject({ subject: 'maya-1' });
  expect(lines).toEqual([]);
});
