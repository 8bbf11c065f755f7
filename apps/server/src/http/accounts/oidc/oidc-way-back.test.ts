import { expect, test } from 'vitest';
import type { Config } from '../../../config.ts';
import { forEachDatabase } from '../../../db/testing.ts';
import { start } from '../../../testing-server.ts';
import { ask } from '../../testing.ts';
import { password } from '../testing.ts';
import { back, browser, home, listenCompany } from './testing-oidc.ts';
import { listenProvider, signInThere } from './testing-provider.ts';

forEachDatabase(({ create }) => {
  /** A Parley with two providers. */
  async function begin(settings: Partial<Config> = {}) {
    const company = await listenCompany();
    const other = await listenProvider(new Map([['maya-1', { name: 'Another Maya' }]]));
    const { url } = await start(await create(), { rateLimits: false, oidc: [company.settings('company'), other.settings('other')], ...settings });
    company.serve(`${url}/api/oidc/callback/company`);
    other.serve(`${url}/api/oidc/callback/other`);
    return { company, other, url };
  }

  test('OIDC6 the way there asks for a code by PKCE, with a state and a nonce, back to this very address', async () => {
    const { url, company } = await begin();
    const { origin, searchParams } = new URL(await browser(url).leave('company'));
    expect([origin, Object.fromEntries(searchParams)]).toEqual([
      company.issuer,
      {
        client_id: 'parley',
        redirect_uri: `${url}/api/oidc/callback/company`,
        response_type: 'code',
        scope: 'openid profile email',
        state: expect.stringMatching(/^[\w-]{43}$/u),
        nonce: expect.stringMatching(/^[\w-]{43}$/u),
        code_challenge: expect.stringMatching(/^[\w-]{43}$/u),
        code_challenge_method: 'S256',
      },
    ]);
  });

  test('OIDC6 the way back is good once, in the browser that left, and leads to pages of ours only', async () => {
    const { url } = await begin();
    const maya = browser(url);
    const there = await signInThere(await maya.leave('company'), 'maya-1');
    // Login CSRF: a thief has somebody else open their way back.
    const victim = browser(url);
    expect([await victim.open(there), await victim.whoIs()]).toEqual([back('expired'), null]);
    // The thief’s own attempt, in a victim’s browser that is about to sign in, too.
    const theirs = await signInThere(await victim.leave('company'), 'tom-2');
    expect(await victim.open(there)).toEqual(back('expired'));
    // Code injection: the victim’s attempt with a code of somebody else’s.
    const code = new URL(there).searchParams.get('code') ?? '';
    expect([await victim.open(theirs.replace(/code=[^&]+/u, `code=${code}`)), await victim.whoIs()]).toEqual([back('failed'), null]);
    // That is spent now, also with the right code.
    expect([await victim.open(theirs), await victim.whoIs()]).toEqual([back('expired'), null]);
    const cookies = [...maya.jar];
    expect(await maya.open(there)).toEqual(home);
    for (const [name, value] of cookies) maya.jar.set(name, value);
    // In again by hand: with what it had then, the same way back leads nowhere, and who is in stays.
    expect([await maya.open(there), (await maya.whoIs())?.name]).toEqual([back('expired'), 'Maya Lin']);
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/r//evil', '/r/x?y', '', 'r/lobby', '/a\r\nSet-Cookie: x']) {
      expect([to, (await maya.post('/api/oidc/start', { provider: 'company', way: 'enter', to })).status]).toEqual([to, 400]);
    }
  });

  test('OIDC6 of many who come back at the same time with one way exactly one comes in', async () => {
    const { url } = await begin();
    const maya = browser(url);
    const there = await signInThere(await maya.leave('company'), 'maya-1');
    const cookie = [...maya.jar].map((pair) => pair.join('=')).join('; ');
    const { pathname, search } = new URL(there);
    const came = await Promise.all(Array.from({ length: 8 }, () => ask(url, pathname + search, { headers: { cookie } })));
    const to = came.map(({ headers }) => headers.get('location'));
    expect([to.filter((one) => one === '/').length, to.filter((one) => one === '/?oidc=expired.company').length]).toEqual([1, 7]);
  });

  test('OIDC6 what one provider says is nothing to another: mixed up, forged and doubled ways back let nobody in', async () => {
    const { url, other } = await begin();
    const maya = browser(url);
    const there = await signInThere(await maya.leave('company'), 'maya-1');
    expect((await maya.open(there.replace('/callback/company', '/callback/other'))).outcome).toBe('expired.other');
    expect((await maya.open(there.replace('/callback/company', '/callback/nobody'))).outcome).toBe('expired.');
    expect((await maya.open(there.replace('state=', 'state=a&state='))).outcome).toBe('expired.company');
    const mixed = (address: string) => address.replace(/iss=[^&]+/u, `iss=${encodeURIComponent(other.issuer)}`);
    expect(mixed(there)).not.toBe(there);
    expect(await maya.open(mixed(there))).toEqual(back('failed'));
    const cut = await signInThere(await maya.leave('company'), 'maya-1');
    expect(await maya.open(cut.replace(/&iss=[^&]+/u, ''))).toEqual(back('failed'));
    const second = await signInThere(await maya.leave('company'), 'maya-1');
    expect(await maya.open(second.replace('code=', 'code=x&code='))).toEqual(back('failed'));
    expect(await maya.open(`${url}/api/oidc/callback/company`)).toEqual(back('expired'));
    expect(await maya.whoIs()).toBe(null);
    // The same name at two providers is two people.
    expect([await maya.signIn('company', 'maya-1'), (await maya.whoIs())?.name]).toEqual([home, 'Maya Lin']);
    const another = browser(url);
    expect([await another.signIn('other', 'maya-1'), (await another.whoIs())?.name]).toEqual([home, 'Another Maya']);
  });

  test('OIDC6 who says no there comes back to where they were, and so does who was signed out meanwhile, without a session', async () => {
    const { url } = await begin();
    const maya = browser(url);
    expect([await maya.signIn('company', null, 'enter', { to: '/r/lobby' }), await maya.whoIs()]).toEqual([
      back('denied', 'company', '/r/lobby'),
      null,
    ]);
    await maya.post('/api/guests', { name: 'Maya' });
    const there = await signInThere(await maya.leave('company', 'keep'), 'maya-1');
    await maya.post('/api/session/end', {});
    expect([await maya.open(there), await maya.whoIs()]).toEqual([back('signed-out'), null]);
    // Nor does what one began become somebody else’s who came in meanwhile.
    await maya.post('/api/guests', { name: 'Maya M' });
    const begun = await signInThere(await maya.leave('company', 'keep'), 'maya-1');
    await maya.post('/api/session/end', {});
    await maya.post('/api/guests', { name: 'Tim' });
    expect([await maya.open(begun), (await maya.account()).account]).toEqual([back('signed-out'), null]);
  });

  test('OIDC10 it begins on our own page only, each way for who may go it, and as often as other ways in', async () => {
    const { url } = await begin({ rateLimits: true, allowedOrigins: ['https://other.example'] });
    const maya = browser(url);
    const begun = { provider: 'company', way: 'enter', to: '/' };
    for (const origin of ['https://evil.example', 'null', url.replace('127.0.0.1', 'localhost'), 'https://other.example']) {
      const answer = await maya.post('/api/oidc/start', begun, { origin });
      expect([origin, answer.headers.getSetCookie()]).toEqual([origin, []]);
    }
    expect((await ask(url, '/api/oidc/start', { body: begun })).status).toBe(403);
    expect((await maya.post('/api/oidc/start', { ...begun, provider: 'nobody' })).status).toBe(404);
    for (const way of ['keep', 'link', 'again']) expect((await maya.post('/api/oidc/start', { ...begun, way })).status).toBe(401);
    const guest = browser(url);
    await guest.post('/api/guests', { name: 'Gina' });
    for (const way of ['link', 'again']) expect((await guest.post('/api/oidc/start', { ...begun, way })).status).toBe(409);
    expect((await guest.post('/api/account/password/first', { password })).status).toBe(409);
    const statuses: number[] = [];
    for (let time = 0; time < 60; time += 1) statuses.push((await maya.post('/api/oidc/start', begun)).status);
    expect(statuses.slice(-1)).toEqual([429]);
    // However often one begins, the browser does not carry more than a few of them.
    expect(maya.jar.size).toBeLessThanOrEqual(5);
  });

  test('OIDC10 the session is as any other: under https its cookies are bound to the host, and the way back is kept by no cache and told to nobody', async () => {
    const publicUrl = 'https://chat.example.com';
    const { url, company } = await begin({ publicUrl });
    company.serve(`${publicUrl}/api/oidc/callback/company`);
    const begun = await ask(url, '/api/oidc/start', {
      body: { provider: 'company', way: 'enter', to: '/' },
      headers: { origin: publicUrl, host: 'evil.example' },
    });
    const [kept = ''] = begun.headers.getSetCookie();
    expect(kept).toMatch(/^__Host-parley-way-[0-9a-f]{12}=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/u);
    const there = await signInThere((begun.json() as { url: string }).url, 'maya-1');
    expect(there).toMatch(/^https:\/\/chat\.example\.com\/api\/oidc\/callback\/company\?/u);
    const { pathname, search } = new URL(there);
    const came = await ask(url, pathname + search, { headers: { cookie: kept.split(';')[0] ?? '', 'user-agent': 'Firefox/140.0 (Linux)' } });
    expect(came.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-parley-way-[0-9a-f]{12}=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax; Secure$/u),
      expect.stringMatching(/^__Host-parley=.+HttpOnly/u),
    ]);
    expect([came.status, came.headers.get('cache-control'), came.headers.get('referrer-policy'), came.text]).toEqual([
      303,
      'no-store',
      'no-referrer',
      '',
    ]);
    expect(came.headers.get('content-security-policy')).toContain("form-action 'none'");
  });
});
