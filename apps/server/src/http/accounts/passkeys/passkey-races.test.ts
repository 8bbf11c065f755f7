import { expect, test } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { password, startAccounts } from '../testing.ts';
import { createAuthenticator } from './testing-authenticator.ts';
import { fill, home, withPasskey } from './testing-passkeys.ts';

/** How many of these answers are of each status. */
function count(answers: readonly { readonly status: number }[]): Record<number, number> {
  return Object.fromEntries([200, 401, 403, 409].map((status) => [status, answers.filter((answer) => answer.status === status).length]));
}

forEachDatabase(({ create, open }) => {
  async function start() {
    return startAccounts(await open(await create()));
  }

  test('PASSKEY3 of many who use one answer at the same time exactly one comes in', async () => {
    const server = await start();
    const { authenticator, challenge, send, cookie } = await withPasskey(server, 'maya');
    const credential = authenticator.use(await challenge());
    const answers = await Promise.all(Array.from({ length: 12 }, () => send('/api/session/passkey', { credential })));
    expect(count(answers)).toMatchObject({ 200: 1, 401: 11 });
    expect((await server.account(cookie)).sessions).toHaveLength(2);
  });

  test('PASSKEY3 of many who add by one answer at the same time exactly one does', async () => {
    const server = await start();
    const { cookie, offer, send, list } = await withPasskey(server, 'maya');
    const options = await offer(cookie);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send('/api/account/passkeys', { credential: createAuthenticator(home).make(options) }, cookie)),
    );
    expect(count(answers)[200]).toBe(1);
    const next = answers.find(({ status }) => status === 200)?.cookie ?? '';
    expect([await list(next), (await server.account(next)).sessions.length]).toMatchObject([{ length: 2 }, 1]);
  });

  test('PASSKEY1 of two that would be the last one at the same time one is added', async () => {
    const server = await start();
    const { cookie, offer, add, list } = await withPasskey(server, 'maya');
    const other = (await server.signIn({ userName: 'maya', password })).cookie;
    await fill(server.database.write, 18);
    const both = [
      [cookie, await offer(cookie)],
      [other, await offer(other)],
    ] as const;
    const answers = await Promise.all(both.map(([from, options]) => add(from, createAuthenticator(home), {}, options)));
    expect(count(answers)).toMatchObject({ 200: 1, 409: 1 });
    expect(await list(answers.find(({ status }) => status === 200)?.cookie ?? '')).toHaveLength(20);
  });

  test('PASSKEY4 of two copies of a passkey that count the same exactly one comes in', async () => {
    const server = await start();
    const { authenticator, challenge, signIn } = await withPasskey(server, 'maya', { counts: true });
    const asked = await Promise.all(Array.from({ length: 6 }, challenge));
    const answers = await Promise.all(asked.map((options) => signIn(authenticator, { counter: 9 }, options)));
    expect(count(answers)).toMatchObject({ 200: 1, 401: 5 });
  });

  test('PASSKEY5 a passkey that is removed while somebody comes in with it lets in nobody after that', async () => {
    const server = await start();
    const { authenticator, challenge, signIn, remove, cookie, list } = await withPasskey(server, 'maya');
    const asked = await Promise.all(Array.from({ length: 8 }, challenge));
    const entering = asked.map((options) => signIn(authenticator, {}, options));
    const [removed, ...entered] = await Promise.all([remove(cookie, authenticator.id), ...entering]);
    expect(removed.status).toBe(200);
    const { 200: inside = 0, 401: outside = 0 } = count(entered);
    expect([inside + outside, await list(cookie)]).toEqual([8, []]);
    expect((await signIn(authenticator)).status).toBe(401);
  });

  test('PASSKEY2 PASSKEY5 a new password ends who was about to add a passkey with the old one, and leaves those that are there', async () => {
    const server = await start();
    const { cookie, authenticator, offer, add, signIn, list } = await withPasskey(server, 'maya');
    const thiefs = (await server.signIn({ userName: 'maya', password })).cookie;
    const options = await offer(thiefs);
    const changed = await server.post('/api/account/password', { current: password, password: 'seven lanterns over water' }, cookie);
    expect((await add(thiefs, createAuthenticator(home), {}, options)).status).toBe(401);
    expect(await list(changed.cookie)).toHaveLength(1);
    expect((await signIn(authenticator)).status).toBe(200);
  });

  test('PASSKEY2 a passkey added while the password changes is there with a session, or not at all', async () => {
    const server = await start();
    const { cookie, offer, add, list } = await withPasskey(server, 'maya');
    const other = (await server.signIn({ userName: 'maya', password })).cookie;
    const options = await offer(other);
    const [added, changed] = await Promise.all([
      add(other, createAuthenticator(home), {}, options),
      server.post('/api/account/password', { current: password, password: 'seven lanterns over water' }, cookie),
    ]);
    expect([200, 401]).toContain(added.status);
    expect(changed.status).toBe(200);
    expect(await list(changed.cookie)).toHaveLength(added.status === 200 ? 2 : 1);
    expect(await server.whoIs(added.cookie)).toMatchObject({ person: null });
  });
});
