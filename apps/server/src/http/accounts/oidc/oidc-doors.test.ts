import { sql } from 'kysely';
import { Writable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import type { Config } from '../../../config.ts';
import { forEachDatabase, type TestDatabase } from '../../../db/testing.ts';
import { createLogger, type Logger } from '../../../lib/logger.ts';
import { collectingLogger } from '../../../lib/testing-logger.ts';
import { start } from '../../../testing-server.ts';
import { password } from '../testing.ts';
import { back, beginWithCompany, browser, home, listenCompany, member } from './testing-oidc.ts';
import { signInThere } from './testing-provider.ts';

forEachDatabase(({ create }) => {
  const begin = async (settings: Partial<Config> = {}, logger?: Logger, where?: TestDatabase) =>
    beginWithCompany(where ?? (await create()), settings, logger);

  test('OIDC5 INVITE10 with GUESTS=off nobody new comes in by a provider alone; whoever is invited does, and an invite is used once', async () => {
    const { url, ownerLink } = await begin({ guests: false });
    const stranger = browser(url);
    expect([await stranger.signIn('company', 'maya-1'), await stranger.whoIs()]).toEqual([back('uninvited'), null]);
    const token = ownerLink?.split('#')[1] ?? '';
    const olga = browser(url);
    expect(await olga.signIn('company', 'maya-1', 'enter', { to: '/invite', invite: token })).toEqual(home);
    expect((await olga.whoIs())?.name).toBe('Maya Lin');
    const invite = { id: '0191f3a0-0000-7000-8000-000000000001', role: 'member', roomIds: [], uses: 1, days: 1 };
    const roomId = '0191f3a0-0000-7000-8000-00000000000a';
    await olga.post('/api/room:create', { roomId, name: 'Design', topic: '', icon: '' });
    const made = (await olga.post('/api/invite:create', { ...invite, roomIds: [roomId] })).json() as { token: string };
    const tom = browser(url);
    expect(await tom.signIn('company', null, 'enter', { to: '/invite', invite: made.token })).toEqual({
      ...back('denied', 'company', '/invite'),
      to: `/invite?oidc=denied.company#${made.token}`,
    });
    expect(await tom.signIn('company', 'tom-2', 'enter', { to: '/invite', invite: made.token })).toEqual({ ...home, to: '/r/design' });
    const late = browser(url);
    expect((await late.signIn('company', 'bare-3', 'enter', { to: '/invite', invite: made.token })).outcome).toBe('expired.company');
    expect(await late.whoIs()).toBe(null);
    // Who is here already comes in as who they are, and sees the invite.
    const other = (await olga.post('/api/invite:create', { ...invite, id: '0191f3a0-0000-7000-8000-000000000002' })).json() as { token: string };
    const again = browser(url);
    expect((await again.signIn('company', 'tom-2', 'enter', { to: '/invite', invite: other.token })).to).toBe(`/invite#${other.token}`);
    expect(await again.whoIs()).toEqual(await tom.whoIs());
    // A guest who is invited to more becomes it as who they are.
    const guest = browser(url);
    const place = (await olga.post('/api/invite:create', { ...invite, id: '0191f3a0-0000-7000-8000-000000000003', role: 'guest' })).json() as {
      token: string;
    };
    await guest.post('/api/invites/accept', { token: place.token, name: 'Gina' });
    const gina = await guest.whoIs();
    expect(await guest.signIn('company', 'bare-3', 'keep', { to: '/invite', invite: other.token })).toEqual(home);
    expect([await guest.whoIs(), (await guest.account()).account]).toEqual([gina, { userName: 'somebody' }]);
  });

  test('OIDC12 a provider does for itself what a second factor is for: who has one is asked for no code', async () => {
    const { url, query } = await begin();
    const maya = await member(url, 'Maya', 'maya');
    await maya.signIn('company', 'maya-1', 'link', { password });
    const person = await maya.whoIs();
    await query(sql`insert into second_factors (person_id, secret, since, last_step) values (${person?.id}, '', 0, 0)`);
    const phone = browser(url);
    expect((await phone.post('/api/session', { userName: 'maya', password })).json()).toEqual({ ticket: expect.any(String) });
    expect([await phone.signIn('company', 'maya-1'), await phone.whoIs()]).toEqual([home, person]);
  });

  test('OIDC11 neither codes, tokens, states, names nor secrets are in any log, whatever goes wrong', async () => {
    const lines: string[] = [];
    const sink = new Writable({ write: (chunk: Buffer, _encoding, next) => (lines.push(chunk.toString()), next()) });
    const { url, company } = await begin({}, createLogger('debug', sink));
    const maya = browser(url);
    const there = await signInThere(await maya.leave('company'), 'maya-1');
    const { searchParams } = new URL(there);
    await maya.open(there);
    await maya.open(there);
    const again = await signInThere(await maya.leave('company'), 'maya-1');
    await maya.open(again.replace(/code=[^&]+/u, 'code=canary-code'));
    company.stop();
    await browser(url).post('/api/oidc/start', { provider: 'company', way: 'enter', to: '/' });
    const last = await signInThere(await maya.leave('company'), 'maya-1').catch(() => '');
    expect([searchParams.get('code'), searchParams.get('state'), last]).toEqual([expect.any(String), expect.any(String), '']);
    const log = lines.join('');
    expect(log).toContain('did not answer as it should');
    for (const secret of [searchParams.get('code'), searchParams.get('state'), 'canary-code', 'a secret that', 'maya-1', 'maya@', 'Maya', 'eyJ']) {
      expect([secret, log.includes(secret ?? '?')]).toEqual([secret, false]);
    }
  });

  test('OIDC13 accounts from before there were providers are there still, and can link some', async () => {
    const { url, where, server, query } = await begin();
    await member(url, 'Maya', 'maya');
    await server.close();
    await query(sql`drop table identities`);
    await query(sql`delete from kysely_migration where name = '0009-oidc'`);
    const next = await begin({}, undefined, where);
    const maya = browser(next.url);
    await maya.post('/api/session', { userName: 'maya', password });
    expect(await maya.signIn('company', 'maya-1', 'link', { password })).toEqual(back('linked'));
  });

  test('OIDC15 the start looks at every provider, and waits for none', async () => {
    const { logger, lines } = collectingLogger();
    const company = await listenCompany();
    // What does not answer at all is waited for by nothing.
    company.answerWith((request, response) => void request.once('close', () => response.destroy()));
    const silent = company.settings('silent');
    const away = company.settings('away', { issuer: 'http://127.0.0.1:1' });
    const { url } = await start(await create(), { rateLimits: false, oidc: [silent, away] }, logger);
    await vi.waitFor(() => expect(lines.filter((line) => line.reason === 'OIDC_AWAY_URL')).toMatchObject([{ level: 'warn' }]));
    expect((await browser(url).get('/api/session')).status).toBe(200);
  });
});
