import { sql } from 'kysely';
import { Writable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { forEachDatabase } from '../../../db/testing.ts';
import { createLogger } from '../../../lib/logger.ts';
import { accountMigrations } from '../migrations.ts';
import { password, plain, startAccounts } from '../testing.ts';
import { createAuthenticator } from './testing-authenticator.ts';
import { fill, home, passkeysOn, refusal, withPasskey } from './testing-passkeys.ts';

const MINUTE = 60_000;
const refused = [401, { code: 'unauthenticated', message: 'This passkey doesn’t work here. Try again or use your password.' }, []];
const notAdded = [403, { code: 'forbidden', message: 'This passkey can’t be added. Try again.' }, []];
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

forEachDatabase(({ create, open }) => {
  async function start(options: Parameters<typeof startAccounts>[1] = {}) {
    return startAccounts(await open(await create()), options);
  }

  test('PASSKEY1 who adds a passkey comes in with it anywhere, as the same person, without a user name', async () => {
    const server = await start();
    const { person, added, authenticator, signIn, list, cookie, send } = await withPasskey(server, 'maya');
    expect([added.status, added.json()]).toEqual([
      200,
      { passkey: { id: authenticator.id, name: null, site: 'localhost', createdAt: expect.any(Number), usedAt: null } },
    ]);
    const phone = await signIn(authenticator);
    expect([phone.status, phone.json(), await server.whoIs(phone.cookie)]).toEqual([200, { person }, { person }]);
    expect((await server.account(phone.cookie)).sessions).toHaveLength(2);
    expect(await list(cookie)).toMatchObject([{ id: authenticator.id, usedAt: expect.any(Number) }]);
    // Who types a wrong password where there can be passkeys is reminded of them.
    const wrong = await send('/api/session', { userName: 'maya', password: 'not this one' });
    expect(wrong.json()).toMatchObject({ message: 'This user name and password don’t belong together. Try again or use a passkey.' });
    // Whoever was here before in that browser is not any more.
    const guest = await server.enter({ name: 'Tom' });
    const instead = await signIn(authenticator, {}, undefined, guest.cookie);
    expect([await server.whoIs(guest.cookie), await server.whoIs(instead.cookie)]).toEqual([{ person: null }, { person }]);
    expect((await server.account(phone.cookie)).sessions).toHaveLength(3);
  });

  test('PASSKEY1 one may have several, each called by what keeps it or by where it was added', async () => {
    const server = await start();
    const {
      cookie: first,
      add,
      prove,
      offer,
      list,
    } = await withPasskey(server, 'maya', { aaguid: Buffer.from('bada5566a7aa401fbd9645619a55120d', 'hex') });
    const key = createAuthenticator(home);
    const options = await offer(first);
    expect(options).toMatchObject({
      user: { name: 'maya' },
      excludeCredentials: [{ id: expect.any(String), transports: ['internal'] }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { cookie } = await server.post('/api/account/passkeys', { credential: key.make(options) }, first, {
      origin: home,
      host: 'localhost:3000',
      'user-agent': firefox,
    });
    expect((await list(cookie)).map(({ name }) => name)).toEqual(['1Password', 'Firefox on Linux']);
    await fill(server.database.write, 17);
    const twentieth = await add(cookie, createAuthenticator(home));
    expect(twentieth.status).toBe(200);
    expect((await prove(twentieth.cookie)).json()).toEqual({
      code: 'conflict',
      message: 'You have as many passkeys as there can be. Remove one first.',
    });
  });

  test('PASSKEY2 to add one takes the password; the session is a new one then, and who had the old cookie is out', async () => {
    const server = await start();
    const { person, before, cookie, prove, list, authenticator } = await withPasskey(server, 'maya');
    expect([await server.whoIs(before), await server.whoIs(cookie)]).toEqual([{ person: null }, { person }]);
    // One that became an account, one that added a passkey.
    await vi.waitFor(() => expect(server.ended.map(({ personId }) => personId)).toEqual([person.id, person.id]));
    const wrong = await prove(cookie, 'not this one');
    expect([wrong.status, wrong.json()]).toEqual([403, { code: 'forbidden', field: 'password', message: 'This is not your password.' }]);
    const guest = await server.enter({ name: 'Tom' });
    expect((await prove(guest.cookie)).json()).toMatchObject({ code: 'forbidden' });
    const phone = (await server.signIn({ userName: 'maya', password })).cookie;
    await passkeysOn(server).add(cookie, createAuthenticator(home));
    // Others stay.
    expect(await server.whoIs(phone)).toEqual({ person });
    expect((await list(phone)).map(({ id }) => id)).toContain(authenticator.id);
  });

  test('PASSKEY2 who holds a session but not the password has few guesses at it, here and where it is changed together', async () => {
    const server = await start({ limited: true });
    const { cookie } = await server.member('Maya', 'maya');
    const { prove } = passkeysOn(server);
    const statuses: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await prove(cookie, `guess ${index}`)).status);
      statuses.push((await server.post('/api/account/password', { current: `guess ${index}`, password: 'seven lanterns' }, cookie)).status);
    }
    expect([...statuses, (await prove(cookie)).status]).toEqual([403, 403, 403, 403, 403, 429, 429]);
  });

  test('PASSKEY3 an answer counts once, for what it was asked for, and for five minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const server = await start();
    const { cookie, authenticator, challenge, offer, signIn, add, send } = await withPasskey(server, 'maya');
    const credential = authenticator.use(await challenge());
    expect((await send('/api/session/passkey', { credential })).status).toBe(200);
    expect(refusal(await send('/api/session/passkey', { credential }))).toEqual(refused);

    const late = [await challenge(), await offer(cookie)] as const;
    vi.setSystemTime(1_800_000_000_000 + 5 * MINUTE);
    expect(refusal(await signIn(authenticator, {}, late[0]))).toEqual(refused);
    expect(refusal(await add(cookie, createAuthenticator(home), {}, late[1]))).toEqual(notAdded);

    // Neither is what is for adding good for coming in, nor the other way round, nor what somebody else was asked.
    expect(refusal(await signIn(authenticator, { challenge: (await offer(cookie)).challenge }))).toEqual(refused);
    expect(refusal(await add(cookie, createAuthenticator(home), { challenge: (await challenge()).challenge }))).toEqual(notAdded);
    const phone = (await server.signIn({ userName: 'maya', password })).cookie;
    expect(refusal(await add(cookie, createAuthenticator(home), {}, await offer(phone)))).toEqual(notAdded);
    for (const made of ['', 'AAAA', `${(await challenge()).challenge}=`, Buffer.alloc(54).toString('base64url')]) {
      expect(refusal(await signIn(authenticator, { challenge: made }))).toEqual(refused);
    }
    // What was spent is kept no longer than it could be tried again.
    expect((await signIn(authenticator)).status).toBe(200);
    const { rows } = await sql<{ count: number }>`select count(*) as count from spent_challenges`.execute(server.database.read);
    expect(rows).toEqual([{ count: 1 }]);
  });

  test('PASSKEY4 what was signed for another page, without the person, by another key or by a copy is refused, and always in the same words', async () => {
    const server = await start();
    const maya = await withPasskey(server, 'maya', { counts: true });
    const tom = await withPasskey(server, 'tom', { counts: true });
    const { signIn, authenticator, send, challenge } = maya;
    expect((await signIn(authenticator, { counter: 7 })).status).toBe(200);
    for (const twist of [
      { origin: 'https://localhost:3000' },
      { origin: 'http://localhost:3001' },
      { origin: 'http://evil.example' },
      { rpId: 'evil.example' },
      { unverified: true },
      { type: 'webauthn.create' },
      { counter: 7 },
      { counter: 6 },
      { counter: 0 },
      // Somebody else’s handle, and none.
      { counter: 8, userHandle: Buffer.from(tom.person.id).toString('base64url') },
      { counter: 8, userHandle: 'AA' },
    ]) {
      expect([twist, refusal(await signIn(authenticator, twist))]).toEqual([twist, refused]);
    }
    // Tom’s signature under the name of Maya’s passkey, and one that nobody has.
    const theirs = tom.authenticator.use(await challenge());
    expect(refusal(await send('/api/session/passkey', { credential: { ...theirs, id: authenticator.id, rawId: authenticator.id } }))).toEqual(
      refused,
    );
    expect(refusal(await signIn(createAuthenticator(home), { userHandle: 'AA' }))).toEqual(refused);
    expect((await signIn(authenticator, { counter: 8 })).status).toBe(200);
  });

  test('PASSKEY4 a passkey made for another page, without the person, or under the name of another one is not added; nor is one that brings certificates', async () => {
    const server = await start();
    const fetched = vi.spyOn(globalThis, 'fetch');
    const { cookie, authenticator, add, list } = await withPasskey(server, 'maya');
    const certificate = new Map([['x5c', [Buffer.from('a certificate that names an address')]]]);
    for (const twist of [
      { origin: 'http://evil.example' },
      { rpId: 'evil.example' },
      { unverified: true },
      { type: 'webauthn.get' },
      { fmt: 'android-key', attStmt: certificate },
      { fmt: 'apple', attStmt: certificate },
      { fmt: 'packed', attStmt: certificate },
      { fmt: 'unheard of' },
    ]) {
      expect([twist, refusal(await add(cookie, createAuthenticator(home), twist))]).toEqual([twist, notAdded]);
    }
    const tom = await server.member('Tom', 'tom');
    expect((await add(tom.cookie, createAuthenticator(home), { id: authenticator.id })).json()).toEqual({
      code: 'conflict',
      message: 'This passkey is here already.',
    });
    expect([(await list(cookie)).length, await list(tom.cookie), fetched.mock.calls]).toEqual([1, [], []]);
  });

  test('PASSKEY5 a removed passkey opens nothing; who is in stays, and nobody removes another’s', async () => {
    const server = await start();
    const { person, authenticator, signIn, remove, list, cookie, send } = await withPasskey(server, 'maya');
    const tom = await server.member('Tom', 'tom');
    const phone = (await signIn(authenticator)).cookie;
    expect((await remove(tom.cookie, authenticator.id)).status).toBe(200);
    expect(await list(cookie)).toHaveLength(1);
    expect((await remove(cookie, authenticator.id)).status).toBe(200);
    expect((await remove(cookie, authenticator.id)).status).toBe(200);
    expect(refusal(await signIn(authenticator))).toEqual(refused);
    expect([await list(cookie), await server.whoIs(phone)]).toEqual([[], { person }]);
    expect((await remove('', authenticator.id)).status).toBe(401);
    expect((await send('/api/account/passkeys/remove', { id: '../..', password }, cookie)).status).toBe(400);
    // The password is always a way in.
    expect((await server.signIn({ userName: 'maya', password })).status).toBe(200);
  });

  test('PASSKEY5 T10 T11 a cookie alone removes no passkey, and guesses at the password are counted with those where one is added', async () => {
    const server = await start({ limited: true });
    const { authenticator, signIn, remove, prove, list, cookie, send } = await withPasskey(server, 'maya');
    expect((await send('/api/account/passkeys/remove', { id: authenticator.id }, cookie)).json()).toMatchObject({
      code: 'invalid',
      field: 'password',
    });
    const wrong = await remove(cookie, authenticator.id, 'not the password');
    expect([wrong.status, wrong.json()]).toEqual([403, { code: 'forbidden', message: 'This is not your password.', field: 'password' }]);
    for (let guess = 0; guess < 2; guess += 1) {
      expect((await prove(cookie, 'not the password')).status).toBe(403);
      expect((await remove(cookie, authenticator.id, 'not the password')).status).toBe(403);
    }
    expect((await remove(cookie, authenticator.id)).status).toBe(429);
    expect([(await list(cookie)).length, (await signIn(authenticator)).status]).toEqual([1, 200]);
  });

  test('PASSKEY6 guesses are counted by network with those at passwords; who gets in uses up none', async () => {
    const server = await start({ limited: true });
    const { authenticator, signIn, challenge, send } = await withPasskey(server, 'maya');
    const stray = createAuthenticator(home);
    for (let index = 0; index < 70; index += 1) {
      expect((await signIn(authenticator)).status).toBe(200);
    }
    const statuses: number[] = [];
    const credential = stray.use(await challenge(), { userHandle: 'AA' });
    for (let index = 0; index < 62; index += 1) {
      statuses.push((await send('/api/session/passkey', { credential })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 401), 429, 429]);
    expect((await server.signIn({ userName: 'maya', password })).status).toBe(429);
    expect((await signIn(authenticator)).status).toBe(429);
  });

  test('PASSKEY7 there are passkeys where the page has a name of ours and browsers trust the way to it, and nowhere else', async () => {
    const where = async (headers: Record<string, string>, rules = {}) => {
      const server = await start({ origins: { ...plain, ...rules } });
      const answer = await passkeysOn(server, headers).send('/api/session/passkey/options', {});
      return answer.status === 200 ? (answer.json() as { options: { rpId: string } }).options.rpId : answer.status;
    };
    const listed = { allowedOrigins: ['https://app.example'] };
    const at = { publicUrl: 'https://chat.example' };
    expect([
      await where({ origin: 'http://localhost:3000', host: 'localhost:3000' }),
      await where({ origin: 'https://nas.local', host: 'nas.local' }),
      await where({ origin: 'https://chat.example', host: '127.0.0.1:3000' }, at),
      await where({ origin: 'http://nas.local', host: 'nas.local' }),
      await where({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }),
      await where({ origin: 'https://[::1]:3000', host: '[::1]:3000' }),
      await where({ host: 'localhost:3000' }),
      await where({ origin: 'https://app.example', host: 'localhost:3000' }, listed),
      await where({ origin: 'https://app.example', host: 'app.example' }, listed),
      await where({ origin: 'https://app.example', host: 'chat.example' }, { ...listed, ...at }),
      await where({ origin: 'https://evil.example', host: 'evil.example' }),
      await where({ origin: 'http://localhost:3000', host: 'localhost:3000' }, at),
    ]).toEqual(['localhost', 'nas.local', 'chat.example', ...Array.from({ length: 9 }, () => 403)]);
    // Each of them a server and a database of its own.
  }, 60_000);

  test('PASSKEY8 nothing of a passkey but what checks it is kept, and nothing of it is in any log', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const server = await start({ logger: createLogger('debug', sink) });
    const { authenticator, signIn, add, cookie, challenge } = await withPasskey(server, 'maya');
    const options = await challenge();
    await signIn(authenticator, {}, options);
    await signIn(authenticator, { unverified: true });
    await add(cookie, createAuthenticator(home), { unverified: true });
    expect(lines.join('')).not.toMatch(new RegExp(`${authenticator.id}|${options.challenge}|maya`, 'u'));
  });

  test('PASSKEY9 who had an account before there were passkeys has it still, and can add one', async () => {
    const where = await create();
    const old = await startAccounts(await open(where));
    const { person, cookie } = await old.member('Maya', 'maya');
    // As it was before: the migration has not run.
    await sql`drop table passkeys`.execute(old.database.write);
    await sql`drop table spent_challenges`.execute(old.database.write);
    await sql`delete from kysely_migration where name = '0005-passkeys'`.execute(old.database.write);
    await old.database.close();
    const database = await connect(where, () => {});
    await migrate(database, accountMigrations);
    const server = await startAccounts(database);
    server.people.set(person.id, person);
    expect(await server.whoIs(cookie)).toEqual({ person });
    const authenticator = createAuthenticator(home);
    const { add, signIn } = passkeysOn(server);
    expect((await add(cookie, authenticator)).status).toBe(200);
    expect((await signIn(authenticator)).json()).toEqual({ person });
  });
});
