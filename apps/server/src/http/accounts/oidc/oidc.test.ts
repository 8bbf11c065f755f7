import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { password } from '../testing.ts';
import { back, beginWithCompany, browser, home, member } from './testing-oidc.ts';
import { signInThere } from './testing-provider.ts';

forEachDatabase(({ create }) => {
  const begin = async () => beginWithCompany(await create());

  test('OIDC1 who signs in with a provider for the first time is somebody new with an account, and the same person from then on', async () => {
    const { url } = await begin();
    const maya = browser(url);
    expect((await maya.get('/api/session')).json()).toEqual({ person: null, guests: true, providers: [{ id: 'company', name: 'Company' }] });
    expect(await maya.signIn('company', 'maya-1', 'enter', { to: '/r/lobby' })).toEqual({ status: 303, to: '/r/lobby', outcome: null });
    const person = await maya.whoIs();
    expect([person?.name, (await maya.account()).account]).toEqual(['Maya Lin', { userName: 'maya.lin' }]);
    const phone = browser(url);
    expect(await phone.signIn('company', 'maya-1')).toEqual(home);
    expect([await phone.whoIs(), (await phone.account()).sessions.length]).toEqual([person, 2]);
    await phone.post('/api/session/end', {});
    expect([await phone.whoIs(), (await maya.account()).sessions.length]).toEqual([null, 1]);
  });

  test('OIDC1 nobody is found by e-mail or name: whoever the provider calls something else is somebody else, under names that are free', async () => {
    const { url, company } = await begin();
    const maya = await member(url, 'Maya Lin', 'maya.lin');
    const before = await maya.whoIs();
    company.people.set('thief-9', { name: 'Maya Lin', preferred_username: 'maya.lin', email: 'maya@example.com', email_verified: true });
    const thief = browser(url);
    await thief.signIn('company', 'thief-9');
    expect([(await thief.whoIs())?.name, (await thief.account()).account]).toEqual(['Maya Lin 2', { userName: 'maya.lin2' }]);
    const first = browser(url);
    await first.signIn('company', 'maya-1');
    expect([(await first.whoIs())?.name, (await first.account()).account]).toEqual(['Maya Lin 3', { userName: 'maya.lin3' }]);
    const bare = browser(url);
    await bare.signIn('company', 'bare-3');
    expect([(await bare.whoIs())?.name, (await bare.account()).account]).toEqual(['Somebody', { userName: 'somebody' }]);
    expect([await maya.whoIs(), (await maya.account()).sessions.length]).toEqual([before, 1]);
  });

  test('OIDC1 in two windows at the same time one person comes of it', async () => {
    const { url, query } = await begin();
    const windows = Array.from({ length: 4 }, () => browser(url));
    const addresses = await Promise.all(windows.map(async (window) => signInThere(await window.leave('company'), 'maya-1')));
    const came = await Promise.all(windows.map((window, index) => window.open(addresses[index] ?? '')));
    expect(came).toEqual(windows.map(() => home));
    const who = await Promise.all(windows.map((window) => window.whoIs()));
    expect(new Set(who.map((person) => person?.id)).size).toBe(1);
    expect(await query(sql`select (select count(*) from identities) as ids, (select count(*) from people) as people`)).toEqual([
      { ids: 1, people: 1 },
    ]);
  });

  test('OIDC1 DEACT3 a provider lets nobody in who is deactivated; that is said to who it is, and nothing begins', async () => {
    const { url, query } = await begin();
    const maya = browser(url);
    await maya.signIn('company', 'maya-1');
    const { id = '' } = (await maya.whoIs()) ?? {};
    await query(sql`insert into deactivations (person_id, by_id, at) values (${id}, ${id}, 1)`);
    const phone = browser(url);
    expect(await phone.signIn('company', 'maya-1')).toMatchObject({ outcome: expect.stringContaining('deactivated') as string });
    expect(await phone.whoIs()).toBeNull();
    await query(sql`delete from deactivations`);
    expect(await phone.signIn('company', 'maya-1')).toEqual(home);
  });

  test('OIDC2 a guest who takes a provider stays who they are, with an account; the session is a new one, and who had the old cookie is out', async () => {
    const { url } = await begin();
    const tom = browser(url);
    await tom.post('/api/guests', { name: 'Tommy' });
    const person = await tom.whoIs();
    const [old = ''] = [...tom.jar].map((pair) => pair.join('='));
    const thief = browser(url);
    thief.jar.set(...([...tom.jar][0] as [string, string]));
    expect(await tom.signIn('company', 'tom-2', 'keep', { to: '/r/lobby' })).toEqual(back('kept', 'company', '/r/lobby'));
    expect([await tom.whoIs(), (await tom.account()).account, await thief.whoIs()]).toEqual([person, { userName: 'tom' }, null]);
    expect([...tom.jar].map((pair) => pair.join('='))).not.toContain(old);
    const phone = browser(url);
    await phone.signIn('company', 'tom-2');
    expect(await phone.whoIs()).toEqual(person);
    // Whose it is already, a guest does not become.
    const guest = browser(url);
    await guest.post('/api/guests', { name: 'Gina' });
    expect([await guest.signIn('company', 'tom-2', 'keep'), (await guest.whoIs())?.name]).toEqual([back('taken'), 'Gina']);
  });

  test('OIDC3 who has an account links a provider with the password, comes in with either, and nobody else can have it', async () => {
    const { url } = await begin();
    const maya = await member(url, 'Maya', 'maya');
    const person = await maya.whoIs();
    const none = { provider: 'company', way: 'link', to: '/' };
    expect((await maya.post('/api/oidc/start', none)).json()).toMatchObject({ field: 'password', message: 'Your password goes here.' });
    expect((await maya.post('/api/oidc/start', { ...none, password: 'not this one' })).json()).toMatchObject({
      field: 'password',
      message: 'This is not your password.',
    });
    const [session] = (await maya.account()).sessions;
    expect(await maya.signIn('company', 'maya-1', 'link', { password })).toEqual(back('linked'));
    expect([await maya.whoIs(), (await maya.account()).sessions.length]).toEqual([person, 1]);
    expect((await maya.account()).sessions[0]?.id).not.toBe(session?.id);
    expect(await maya.providers()).toEqual({
      providers: [{ id: 'company', name: 'Company' }],
      linked: [
        {
          id: expect.any(String),
          name: 'Company',
          label: 'maya@example.com',
          createdAt: expect.any(Number),
          usedAt: expect.any(Number),
          removable: true,
        },
      ],
      proved: false,
    });
    const phone = browser(url);
    await phone.signIn('company', 'maya-1');
    expect(await phone.whoIs()).toEqual(person);
    const tom = await member(url, 'Tom', 'tom');
    expect(await tom.signIn('company', 'maya-1', 'link', { password })).toEqual(back('taken'));
    expect((await tom.providers()).linked).toEqual([]);
    // Once more changes nothing.
    expect(await maya.signIn('company', 'maya-1', 'link', { password })).toEqual(back('linked'));
    expect((await maya.providers()).linked).toHaveLength(1);
  });

  test('OIDC3 ten can be linked, also by two windows at the same time', async () => {
    const { url, company, query } = await begin();
    const maya = await member(url, 'Maya', 'maya');
    const { id = '' } = (await maya.whoIs()) ?? {};
    for (let index = 0; index < 9; index += 1) {
      await query(sql`
        insert into identities (id, issuer, subject, person_id, label, created_at, used_at)
        values (${`i${index}`}, ${company.issuer}, ${`s${index}`}, ${id}, '', 0, 0)`);
    }
    const other = browser(url);
    await other.post('/api/session', { userName: 'maya', password });
    const addresses = await Promise.all([
      maya.leave('company', 'link', { password }).then((address) => signInThere(address, 'maya-1')),
      other.leave('company', 'link', { password }).then((address) => signInThere(address, 'tom-2')),
    ]);
    const came = await Promise.all([maya.open(addresses[0]), other.open(addresses[1])]);
    expect(new Set(came.map(({ outcome }) => outcome))).toEqual(new Set(['full.company', 'linked.company']));
    expect((await maya.providers()).linked).toHaveLength(10);
  });

  test('OIDC4 a provider is removed by its owner only, and not where it is the last way in', async () => {
    const { url } = await begin();
    const maya = browser(url);
    await maya.signIn('company', 'maya-1');
    const [link] = (await maya.providers()).linked;
    const tom = await member(url, 'Tom', 'tom');
    expect((await tom.post('/api/account/providers/unlink', { id: link?.id, password })).status).toBe(200);
    expect((await maya.providers()).linked).toMatchObject([{ removable: false }]);
    expect(await maya.account()).toMatchObject({ passwordless: true });
    const unlink = (more: object = {}) => maya.post('/api/account/providers/unlink', { id: link?.id, ...more });
    expect((await unlink()).json()).toMatchObject({ code: 'forbidden', message: 'Sign in again first, so that nobody else does this in your name.' });
    expect(await maya.signIn('company', 'maya-1', 'again')).toEqual(back('proved'));
    const refused = await unlink();
    expect([refused.status, refused.json()]).toEqual([409, { code: 'conflict', message: 'This is your only way in. Set a password first.' }]);
    // What takes a password says that there is none.
    expect(
      (
        await maya.post(
          '/api/account/passkeys/options',
          { password: 'x' },
          { origin: url.replace('127.0.0.1', 'localhost'), host: new URL(url).host.replace('127.0.0.1', 'localhost') },
        )
      ).json(),
    ).toMatchObject({
      message: 'You have no password yet. Set one in your account first.',
    });
    expect((await maya.post('/api/account/password/first', { password })).status).toBe(200);
    expect((await maya.post('/api/account/password/first', { password })).json()).toMatchObject({ message: 'You have a password already.' });
    expect((await maya.providers()).linked).toMatchObject([{ removable: true }]);
    expect(await maya.account()).not.toHaveProperty('passwordless');
    // A cookie alone removes none (T11).
    expect((await unlink()).json()).toMatchObject({ code: 'invalid', field: 'password' });
    expect((await unlink({ password: 'not the password' })).json()).toMatchObject({ code: 'forbidden', field: 'password' });
    expect((await maya.providers()).linked).toHaveLength(1);
    expect((await unlink({ password })).status).toBe(200);
    expect([(await maya.providers()).linked, (await maya.whoIs())?.name]).toEqual([[], 'Maya Lin']);
    const phone = browser(url);
    await phone.post('/api/session', { userName: 'maya.lin', password });
    expect(await phone.whoIs()).toEqual(await maya.whoIs());
    // The provider knows nobody here by it any more: who comes with it is somebody new.
    const later = browser(url);
    await later.signIn('company', 'maya-1');
    expect((await later.whoIs())?.name).toBe('Maya Lin 2');
  });

  test('OIDC4 who has no password proves by signing in anew that it is them: with a cookie alone, be it of who has just come in, and ten minutes later, none is set, none linked and none removed', async () => {
    const { url, query } = await begin();
    const maya = browser(url);
    await maya.signIn('company', 'maya-1');
    async function expectUnproved() {
      const words = { message: 'Sign in again first, so that nobody else does this in your name.' };
      expect((await maya.post('/api/account/password/first', { password })).json()).toMatchObject(words);
      expect((await maya.post('/api/oidc/start', { provider: 'company', way: 'link', to: '/' })).json()).toMatchObject(words);
      expect((await maya.post('/api/account/providers/unlink', { id: 'any' })).json()).toMatchObject(words);
      expect((await maya.providers()).proved).toBe(false);
    }
    await expectUnproved();
    expect(await maya.signIn('company', 'tom-2', 'again')).toEqual(back('somebody-else'));
    await expectUnproved();
    expect(await maya.signIn('company', 'maya-1', 'again')).toEqual(back('proved'));
    await query(sql`update session_proofs set at = at - 600000`);
    await expectUnproved();
    expect(await maya.signIn('company', 'maya-1', 'again')).toEqual(back('proved'));
    expect(await query(sql`select 1 from session_proofs`)).toHaveLength(1);
    expect([(await maya.providers()).proved, (await maya.account()).sessions.length]).toEqual([true, 1]);
    expect(await maya.signIn('company', 'tom-2', 'link')).toEqual(back('linked'));
    expect((await maya.providers()).linked).toMatchObject([{ removable: true }, { removable: true }]);
    await expectUnproved();
  });

  test('OIDC4 a provider that lets in whoever sits there, though it is to ask them anew, proves nothing of them; where it asks, only the session that left is proved', async () => {
    const { url, company } = await begin();
    const maya = browser(url);
    const there = new Map<string, string>();
    const phone = browser(url);
    await phone.signIn('company', 'maya-1');
    company.asksNobodyAnew(Math.floor(Date.now() / 1_000) - 60);
    expect(await maya.open(await signInThere(await maya.leave('company'), 'maya-1', there))).toEqual(home);
    const before = (await maya.account()).sessions;
    const silent = await signInThere(await maya.leave('company', 'again'), null, there);
    expect(silent).toContain('code=');
    expect(await maya.open(silent)).toEqual(back('unproved'));
    expect([(await maya.providers()).proved, (await maya.account()).sessions]).toEqual([false, before]);
    expect((await maya.post('/api/account/password/first', { password })).status).toBe(403);
    company.asksAnew();
    expect(await maya.open(await signInThere(await maya.leave('company', 'again'), 'maya-1', there))).toEqual(back('proved'));
    expect([(await maya.providers()).proved, (await phone.providers()).proved]).toEqual([true, false]);
  });

  test('ROLE2 an owner who came by a provider changes nobody before they have set a password', async () => {
    const { url, ownerLink } = await begin();
    const maya = browser(url);
    await maya.signIn('company', 'maya-1', 'enter', { invite: ownerLink?.split('#')[1] });
    const tom = await member(url, 'Tom', 'tom');
    const wanted = { personId: (await tom.whoIs())?.id, role: 'owner', password };
    const refused = await maya.post('/api/roles/change', wanted);
    expect([refused.status, refused.json()]).toMatchObject([403, { message: 'You have no password yet. Set one in your account first.' }]);
    await maya.signIn('company', 'maya-1', 'again');
    await maya.post('/api/account/password/first', { password });
    expect((await maya.post('/api/roles/change', wanted)).status).toBe(200);
  });

  test('OIDC4 a link to a new password gives one to who came by a provider', async () => {
    const { url, ownerLink } = await begin();
    const olga = browser(url);
    const token = ownerLink?.split('#')[1] ?? '';
    await olga.post('/api/invites/accept', { token, name: 'Olga', userName: 'olga', password });
    const maya = browser(url);
    await maya.signIn('company', 'maya-1');
    const made = (await olga.post('/api/reset:create', { personId: (await maya.whoIs())?.id })).json() as { token: string };
    expect((await browser(url).post('/api/reset', { token: made.token, password })).json()).toMatchObject({ person: { name: 'Maya Lin' } });
    const phone = browser(url);
    await phone.post('/api/session', { userName: 'maya.lin', password });
    expect((await phone.whoIs())?.name).toBe('Maya Lin');
  });
});
