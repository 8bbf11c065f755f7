import { getMigrations } from 'better-auth/db/migration';
import { anonymous } from 'better-auth/plugins/anonymous';
import { sql } from 'kysely';
import { Writable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { migrate } from '../../../db/migrate.ts';
import type { Migration } from '../../../db/migrations/index.ts';
import { forEachDatabase } from '../../../db/testing.ts';
import { createLogger } from '../../../lib/logger.ts';
import type { Answer } from '../../testing.ts';
import { storage } from '../sessions/auth.ts';
import { accountMigrations } from '../migrations.ts';
import { password, startAccounts } from '../testing.ts';

const DAY = 86_400_000;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

forEachDatabase(({ create, createEmpty, open }) => {
  async function start(options: Parameters<typeof startAccounts>[1] = {}) {
    return startAccounts(await open(await create()), options);
  }

  test('ACCOUNT1 ACCOUNT2 a guest becomes an account, stays who they are, and their cookie is a new one', async () => {
    const { member, whoIs, account, ended, rows } = await start();
    const { person, guest, made, cookie } = await member('Maya', '  Maya.O ', firefox);
    expect([made.status, made.json()]).toEqual([200, { account: { userName: 'maya.o' } }]);
    expect(await whoIs(cookie)).toEqual({ person });
    expect(await whoIs(guest)).toEqual({ person: null });
    expect(await account(cookie)).toMatchObject({ account: { userName: 'maya.o' }, sessions: [{ device: 'Firefox on Linux', current: true }] });
    // Whoever had the old cookie, and a socket by it, is out.
    expect([ended.map(({ personId }) => personId), await rows()]).toEqual([[person.id], { users: 1, sessions: 1 }]);
  });

  test('ACCOUNT2 one signs in as the same person, with a session of its own', async () => {
    const { member, signIn, whoIs, account } = await start();
    const { person, cookie } = await member('Maya', 'maya', firefox);
    const phone = await signIn({ userName: ' MAYA ', password }, { 'user-agent': iphone });
    expect([phone.status, phone.json()]).toEqual([200, { person }]);
    expect(phone.cookie).not.toBe(cookie);
    expect(await whoIs(phone.cookie)).toEqual({ person });
    const { sessions } = await account(phone.cookie);
    expect(sessions.map(({ device, current }) => [device, current])).toEqual([
      ['Safari on iPhone', true],
      ['Firefox on Linux', false],
    ]);
  });

  test('T11 ACCOUNT2 a cookie from before signing in is good for nothing afterwards', async () => {
    const { member, enter, signIn, whoIs, ended } = await start();
    const { person } = await member('Maya', 'maya');
    const planted = (await enter({ name: 'Planted' })).cookie;
    ended.length = 0;
    const entered = await signIn({ userName: 'maya', password }, {}, planted);
    expect([entered.status, await whoIs(planted), await whoIs(entered.cookie)]).toEqual([200, { person: null }, { person }]);
    expect(ended).toHaveLength(1);
  });

  test('T10 ACCOUNT3 a wrong password and a user name that nobody has: the same answer, and the same hash is worked out', async () => {
    const { member, signIn, passwords } = await start();
    await member('Maya', 'maya');
    const answers: Answer[] = [];
    for (const given of [
      { userName: 'maya', password: 'not this one at all' },
      { userName: 'nobody', password: 'not this one at all' },
      { userName: 'no name, not even a possible one', password },
      { userName: 'a\u0000b', password },
    ]) {
      passwords.matches.mockClear();
      answers.push(await signIn(given));
      expect(passwords.matches).toHaveBeenCalledTimes(1);
    }
    const refused = { code: 'unauthenticated', field: 'password', message: 'This user name and password don’t belong together.' };
    for (const answer of answers) expect([answer.status, answer.json(), answer.headers.getSetCookie()]).toEqual([401, refused, []]);
  });

  test('T10 T23 ACCOUNT4 of a thousand guesses five are looked at, whatever they say of their address; who gets in starts afresh', async () => {
    const { member, signIn, passwords } = await start({ limited: true });
    await member('Maya', 'maya');
    for (let index = 0; index < 4; index += 1) {
      expect((await signIn({ userName: 'maya', password: 'a guess of many' })).status).toBe(401);
    }
    expect((await signIn({ userName: 'maya', password })).status).toBe(200);
    passwords.matches.mockClear();
    const statuses: number[] = [];
    for (let index = 0; index < 1_000; index += 1) {
      statuses.push(
        (
          await signIn(
            { userName: index % 2 ? 'maya' : ' MAYA', password: `guess ${index} of many` },
            { 'x-forwarded-for': `192.0.2.${index % 250}` },
          )
        ).status,
      );
    }
    expect(passwords.matches).toHaveBeenCalledTimes(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(995);
    const late = await signIn({ userName: 'maya', password });
    expect([late.status, late.headers.get('retry-after'), late.json()]).toEqual([429, '300', expect.objectContaining({ code: 'retry' })]);
  });

  test('ACCOUNT4 nobody is kept out by guesses from elsewhere', async () => {
    const { member, signIn } = await start({ limited: true, origins: { allowedOrigins: [], publicUrl: null, trustProxy: 1 } });
    await member('Maya', 'maya');
    for (let index = 0; index < 20; index += 1) {
      await signIn({ userName: 'maya', password: 'a guess of many' }, { 'x-forwarded-for': '192.0.2.66' });
    }
    expect((await signIn({ userName: 'maya', password }, { 'x-forwarded-for': '192.0.2.66' })).status).toBe(429);
    expect((await signIn({ userName: 'maya', password }, { 'x-forwarded-for': '192.0.2.7' })).status).toBe(200);
  });

  test('T26 ACCOUNT5 the password is kept as an argon2id hash alone, and no log has it or the user name', async () => {
    let said = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        said += String(chunk);
        done();
      },
    });
    const { member, signIn, post, database, passwords } = await start({ logger: createLogger('debug', sink) });
    const { cookie } = await member('Maya', 'canary-name');
    await signIn({ userName: 'canary-name', password });
    await signIn({ userName: 'canary-name', password: `${password} and more` });
    await post('/api/account/password', { current: `${password}!`, password: `${password}?` }, cookie);
    passwords.matches.mockRejectedValueOnce(Object.assign(new Error('no such thing'), { parameters: ['canary-name', password] }));
    expect((await signIn({ userName: 'canary-name', password })).status).toBe(503);
    const { rows } = await sql`select * from auth_accounts, auth_users, auth_sessions`.execute(database.read);
    expect(JSON.stringify(rows)).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(JSON.stringify(rows)).not.toContain('lanterns');
    expect(said).toContain('failed');
    expect(said).not.toMatch(/lanterns|canary-name/u);
  });

  test.each([
    [{ userName: 'm', password }, 400, 'userName'],
    [{ userName: 'maya okafor', password }, 400, 'userName'],
    [{ userName: '-maya', password }, 400, 'userName'],
    [{ userName: 'mаya', password }, 400, 'userName'],
    [{ userName: 'm'.repeat(33), password }, 413, 'userName'],
    [{ userName: 7, password }, 400, 'userName'],
    [{ userName: 'maya', password: 'short one' }, 400, 'password'],
    [{ userName: 'maya', password: 'Password123' }, 400, 'password'],
    [{ userName: 'maya', password: 'abababababab' }, 400, 'password'],
    [{ userName: 'maya', password: 'long '.repeat(26) }, 413, 'password'],
    [{ userName: 'maya' }, 400, 'password'],
  ])('ACCOUNT6 %j makes no account, and it is said which field is wrong', async (body, status, field) => {
    const { enter, post, account, rows } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    const refused = await post('/api/account', body, cookie);
    expect([refused.status, refused.json(), refused.cookie]).toEqual([
      status,
      { code: status === 413 ? 'too_long' : 'invalid', field, message: expect.stringMatching(/^[A-Z].*[.]$/u) },
      '',
    ]);
    expect([await account(cookie), await rows()]).toMatchObject([{ account: null }, { users: 1, sessions: 1 }]);
  });

  test('ACCOUNT6 a user name that is taken is said to be; of twenty who want one at the same time one gets it, and the others are guests still', async () => {
    const { enter, post, account, signIn } = await start();
    const cookies: string[] = [];
    for (let index = 0; index < 20; index += 1) cookies.push((await enter({ name: `Guest ${index}` })).cookie);
    async function want(cookie: string): Promise<Awaited<ReturnType<typeof post>>> {
      const answer = await post('/api/account', { userName: 'wanted', password }, cookie);
      // Few of one network at the same time.
      return answer.status === 503 ? want(cookie) : answer;
    }
    const answers = await Promise.all(cookies.map(want));
    const refused = answers.filter(({ status }) => status === 409);
    expect([answers.filter(({ status }) => status === 200).length, refused.length]).toEqual([1, 19]);
    expect(refused[0]?.json()).toEqual({ code: 'conflict', field: 'userName', message: 'Somebody has this user name. Try another one.' });
    const accounts = await Promise.all(answers.map(async ({ cookie }, index) => (await account(cookie || (cookies[index] ?? ''))).account));
    expect(accounts.filter((found) => found !== null)).toEqual([{ userName: 'wanted' }]);
    expect((await signIn({ userName: 'wanted', password })).status).toBe(200);
    // They can still have another one.
    const loser = answers.findIndex(({ status }) => status === 409);
    expect((await post('/api/account', { userName: 'another', password }, cookies[loser])).status).toBe(200);
  });

  test('ACCOUNT7 the password is changed by who knows it, and every other session ends', async () => {
    const { member, signIn, post, whoIs, ended } = await start();
    const { person, cookie } = await member('Maya', 'maya');
    const phone = (await signIn({ userName: 'maya', password })).cookie;
    const next = 'seven lanterns over water';
    const wrong = await post('/api/account/password', { current: 'not this one at all', password: next }, phone);
    expect([wrong.status, wrong.json()]).toEqual([403, { code: 'forbidden', field: 'current', message: 'This is not your password.' }]);
    expect((await post('/api/account/password', { current: password, password: 'short' }, phone)).json()).toMatchObject({ field: 'password' });
    expect(await whoIs(cookie)).toEqual({ person });
    const changed = await post('/api/account/password', { current: password, password: next }, phone);
    expect([changed.status, await whoIs(cookie), await whoIs(phone), await whoIs(changed.cookie)]).toEqual([
      200,
      { person: null, ended: person.id },
      { person: null },
      { person },
    ]);
    // One’s own as well, at last: its cookie may be somebody else’s, too.
    expect(ended).toHaveLength(3);
    expect((await signIn({ userName: 'maya', password })).status).toBe(401);
    expect((await signIn({ userName: 'maya', password: next })).status).toBe(200);
  });

  test('ACCOUNT7 who holds a session but not the password has few guesses at it', async () => {
    const { member, post } = await start({ limited: true });
    const { cookie } = await member('Maya', 'maya');
    const statuses: number[] = [];
    for (let index = 0; index < 7; index += 1) {
      statuses.push((await post('/api/account/password', { current: `guess ${index}`, password: 'seven lanterns' }, cookie)).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429]);
  });

  test('ACCOUNT7 T10 guesses of who holds a session count together, from however many networks', async () => {
    const { member, post } = await start({ limited: true, origins: { allowedOrigins: [], publicUrl: null, trustProxy: 1 } });
    const { cookie } = await member('Maya', 'maya');
    const statuses: number[] = [];
    for (let index = 0; index < 21; index += 1) {
      const given = { current: `guess ${index}`, password: 'seven lanterns' };
      statuses.push((await post('/api/account/password', given, cookie, { 'x-forwarded-for': `203.0.${index}.7` })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 403), 429]);
  });

  test('ACCOUNT8 sessions are ended one by one or all others at once, and nobody else’s', async () => {
    const { member, signIn, post, account, whoIs, ended } = await start();
    const maya = await member('Maya', 'maya');
    const tom = await member('Tom', 'tom');
    const others = [await signIn({ userName: 'maya', password }), await signIn({ userName: 'maya', password })].map(({ cookie }) => cookie);
    const third = (await signIn({ userName: 'maya', password })).cookie;
    const ids = (await account(third)).sessions.filter(({ current }) => !current).map(({ id }) => id);
    expect(ids).toHaveLength(3);
    const end = (body: object, cookie: string) => post('/api/account/sessions/end', body, cookie);
    expect((await end({ id: ids[0] }, tom.cookie)).status).toBe(200);
    ended.length = 0;
    expect((await account(third)).sessions).toHaveLength(4);
    expect((await end({ id: ids[0] }, third)).status).toBe(200);
    expect(ended).toEqual([expect.objectContaining({ personId: maya.person.id, sessionId: ids[0] })]);
    expect((await end({ others: true }, third)).status).toBe(200);
    expect(ended).toHaveLength(3);
    for (const cookie of [maya.cookie, ...others]) expect(await whoIs(cookie)).toEqual({ person: null, ended: maya.person.id });
    expect([await whoIs(third), await whoIs(tom.cookie)]).toEqual([{ person: maya.person }, { person: tom.person }]);
    for (const wrong of [{}, { id: 7 }, { others: false }, { id: ids[0], others: true }]) expect((await end(wrong, third)).status).toBe(400);
  });

  test('ACCOUNT8 a session that is not good any more is not listed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { member, signIn, account } = await start();
    await member('Maya', 'maya');
    vi.setSystemTime(1_800_000_000_000 + 15 * DAY);
    const { cookie } = await signIn({ userName: 'maya', password });
    expect((await account(cookie)).sessions).toMatchObject([{ current: true, createdAt: 1_800_000_000_000 + 15 * DAY }]);
  });

  test('SESSION7 guests from before there were accounts are there still, and can make one', async () => {
    const before: Migration = async (db, kind) => {
      const { plugins: _, ...rest } = storage(db, kind);
      const { runMigrations } = await getMigrations({ ...rest, plugins: [anonymous()] });
      await runMigrations();
      await sql`insert into auth_users (id, name, email, "emailVerified", "createdAt", "updatedAt", "isAnonymous")
        values ('01890000-0000-7000-8000-000000000001', 'guest', 'a@guests.invalid', ${kind === 'sqlite' ? 0 : false}, ${moment}, ${moment}, ${kind === 'sqlite' ? 1 : true})`.execute(
        db,
      );
    };
    const moment = new Date().toISOString();
    const database = await open(await createEmpty());
    await migrate(database, { 'accounts-0001': before });
    await migrate(database, accountMigrations);
    const { ask } = await startAccounts(database);
    const { rows } = await sql`select id, username, "isAnonymous" from auth_users`.execute(database.read);
    expect(rows).toEqual([{ id: '01890000-0000-7000-8000-000000000001', username: null, isAnonymous: expect.anything() }]);
    expect((await ask('/api/session')).status).toBe(200);
    await sql`update auth_users set username = 'maya'`.execute(database.write);
    const twice = sql`insert into auth_users (id, name, email, "emailVerified", "createdAt", "updatedAt", username)
      select '01890000-0000-7000-8000-000000000002', name, 'b@guests.invalid', "emailVerified", "createdAt", "updatedAt", username from auth_users`;
    await expect(twice.execute(database.write)).rejects.toThrow(/unique/iu);
  });
});
