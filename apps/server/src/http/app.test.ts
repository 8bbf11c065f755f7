import { expect, test } from 'vitest';
import { startApp } from './testing.ts';

test('CSP1 every answer, whatever it is, comes with the headers that keep a page safe', async () => {
  const ask = await startApp();
  for (const path of ['/', '/r/lobby', '/assets/none.js', '/api/session', '/api/none', '/health/live', '/%E0%A4%A']) {
    const { headers } = await ask(path);
    expect(headers.get('content-security-policy')?.split(';').toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'self'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      'trusted-types parley-shell',
    ]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('strict-transport-security')).toBe(false);
  }
});

test('CSP2 under https browsers are told to stay there', async () => {
  const ask = await startApp({ origins: { allowedOrigins: [], publicUrl: 'https://chat.example', trustProxy: 0 } });
  expect((await ask('/')).headers.get('strict-transport-security')).toBe('max-age=15552000');
});

const evil = { origin: 'http://evil.example' };

test('ORIGIN3 a page of another origin can change nothing, with whatever type it sends', async () => {
  const ask = await startApp();
  const bodies = [{ body: {} }, { body: '{}', headers: { 'content-type': 'text/plain' } }, { method: 'DELETE' }, { method: 'OPTIONS' }];
  for (const asking of bodies) {
    for (const origin of [evil, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { cookie: 'parley=1' }]) {
      const answer = await ask('/api/session/end', { ...asking, headers: { ...asking.headers, ...origin } });
      expect([answer.status, answer.json()]).toMatchObject([403, { code: 'forbidden' }]);
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
  }
});

test('ORIGIN4 what another origin reads it cannot see: no CORS header', async () => {
  const ask = await startApp();
  const { headers } = await ask('/api/session', { headers: evil });
  expect(headers.has('access-control-allow-origin')).toBe(false);
  expect(headers.get('vary')).toBe('Origin');
});

test('ORIGIN5 an origin in ALLOWED_ORIGINS may use the API with its cookie', async () => {
  const origin = 'https://app.example';
  const ask = await startApp({ origins: { allowedOrigins: [origin], publicUrl: null, trustProxy: 0 } });
  const cors = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'Origin' };
  const preflight = await ask('/api/message:send', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({ ...cors, 'access-control-allow-headers': 'Content-Type, x-parley' });
  const answer = await ask('/api/session/end', { body: {}, headers: { origin, cookie: 'parley=1' } });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject(cors);
  expect((await ask('/api/session/end', { body: {}, headers: evil })).status).toBe(403);
});

test('ORIGIN8 under a name that it does not know Parley says what to set, in a page and in JSON, and does nothing else', async () => {
  let noted = 0;
  const ask = await startApp({ strange: () => void (noted += 1) });
  const headers = { host: 'chat.example.com', 'x-forwarded-proto': 'https' };
  const sentence = 'If it is, set PUBLIC_URL=https://chat.example.com where Parley runs, and start it again.';
  for (const path of ['/', '/r/lobby', '/assets/app.js']) {
    const page = await ask(path, { headers });
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([403, 'text/html; charset=utf-8', 'no-store']);
    expect(page.text).toContain(`<p>Parley does not know chat.example.com as its own. ${sentence}</p>`);
  }
  for (const asking of [{ headers }, { headers, body: { name: 'Maya' } }, { headers: { ...headers, 'x-parley': '1' }, body: {} }]) {
    const answer = await ask('/api/session', asking);
    expect([answer.status, answer.json()]).toEqual([403, { code: 'forbidden', message: expect.stringContaining(sentence) }]);
  }
  expect(noted).toBe(6);
  const script = await ask('/', { headers: { host: '<script>alert(1)</script>' } });
  expect([script.status, script.text.includes('<script')]).toEqual([403, false]);
});

test('HEALTH4 whoever watches over it may use any name, and only there: a good server does not look dead', async () => {
  let noted = 0;
  const ask = await startApp({ strange: () => void (noted += 1) });
  for (const host of ['chat.example.com', '203.0.113.7:3000', 'evil.example', '']) {
    for (const path of ['/health/live', '/health/ready']) {
      const answer = await ask(path, { headers: { host } });
      expect([host, path, answer.status, answer.json()]).toEqual([host, path, 200, { status: 'ok' }]);
    }
  }
  expect(noted).toBe(0);
  expect((await ask('/api/session', { headers: { host: 'evil.example' } })).status).toBe(403);
});

test('ORIGIN9 who is refused is told what would let them in', async () => {
  const body = { name: 'Maya' };
  const why = async (ask: Awaited<ReturnType<typeof startApp>>) =>
    ((await ask('/api/guests', { body, headers: { origin: 'https://chat.example.com' } })).json() as { message: string }).message;
  // A proxy that passes on a Host of its own.
  expect(await why(await startApp())).toContain('If it is Parley’s own, set PUBLIC_URL=https://chat.example.com where Parley runs');
  const named = await startApp({ origins: { allowedOrigins: [], publicUrl: 'https://chat.lan', trustProxy: 0 } });
  expect(await why(named)).toContain('Open Parley at https://chat.lan.');
});
