import type { PersonId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { argon2id } from '../passwords/passwords.ts';
import type { ResetDomain } from './resets.ts';
import { appWith, secondFactorOn } from '../second-factor/testing-second-factor.ts';
import { password, startAccounts } from '../testing.ts';

const next = 'seven lanterns over water';
const third = 'eight lanterns over water';

forEachDatabase(({ create, open }) => {
  /** Maya, and one link to a new password of hers. */
  async function start() {
    let left = 1;
    let whose: PersonId | null = null;
    const links: ResetDomain = {
      look: (_db, token) => Promise.resolve(token === 'good' && left > 0 && whose !== null ? { personId: whose, name: 'Maya' } : null),
      use: () => Promise.resolve((left -= 1) >= 0),
    };
    const server = await startAccounts(await open(await create()), { links });
    const { person, cookie } = await server.member('Maya', 'maya');
    whose = person.id;
    const late = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    return {
      ...server,
      cookie,
      reset: (given: string) => server.post('/api/reset', { token: 'good', password: given }),
      signIn: (given: string) => server.signIn({ userName: 'maya', password: given }),
      reached: reached.promise,
      release: late.resolve,
      async wait() {
        reached.resolve();
        await late.promise;
      },
    };
  }

  test('RESET2 who is about to sign in with the old password while it is reset does not get in', async () => {
    const { reset, signIn, passwords, reached, release, wait, rows, whoIs, cookie } = await start();
    passwords.matches.mockImplementationOnce(async (...given) => {
      const good = await argon2id.matches(...given);
      await wait();
      return good;
    });
    const thief = signIn(password);
    await reached;
    // One hash at a time for who comes in: the reset's own waits for this one.
    const resetting = reset(next);
    release();
    const [theirs, mine] = [await thief, await resetting];
    expect([mine.status, await whoIs(mine.cookie)]).toMatchObject([200, { person: { name: 'Maya' } }]);
    for (const old of [theirs.cookie, cookie]) {
      expect(old === '' ? null : (await whoIs(old))['person']).toBeNull();
    }
    expect([await rows(), (await signIn(password)).status, (await signIn(next)).status]).toEqual([{ users: 1, sessions: 1 }, 401, 200]);
  });

  test('RESET2 RESET3 of a reset and a change of the password at the same time one is done, and the other changes nothing', async () => {
    const { reset, signIn, passwords, reached, release, wait, post, cookie, rows } = await start();
    passwords.hash.mockImplementationOnce(async (given) => {
      const hash = await argon2id.hash(given);
      await wait();
      return hash;
    });
    const change = post('/api/account/password', { current: password, password: third }, cookie);
    await reached;
    expect((await reset(next)).status).toBe(200);
    release();
    const late = await change;
    expect([late.status, late.cookie, await rows()]).toEqual([403, '', { users: 1, sessions: 1 }]);
    expect([(await signIn(third)).status, (await signIn(next)).status]).toEqual([401, 200]);
  });

  test('RESET2 what fails on the way changes nothing', async () => {
    const { post, signIn, whoIs, cookie, rows } = await start();
    const before = await rows();
    const answers = [await post('/api/reset', { token: 'good', password: 'short' }), await post('/api/reset', { token: 'bad', password: next })];
    expect(answers.map((answer) => answer.json())).toMatchObject([{ field: 'password', code: 'invalid' }, { code: 'gone' }]);
    expect([await rows(), await whoIs(cookie)]).toMatchObject([before, { person: { name: 'Maya' } }]);
    expect((await signIn(password)).status).toBe(200);
  });

  test('RESET2 who has a second factor is not signed in by a link: with the new password they are asked for a code as ever', async () => {
    const server = await start();
    const { ask, post } = server;
    const on = secondFactorOn({ ask, post, signIn: (body) => post('/api/session', body) });
    const { secret, setup } = await on.offer(server.cookie);
    expect((await on.switchOn(server.cookie, setup, appWith(secret)())).status).toBe(200);
    const before = await server.rows();
    const done = await server.reset(next);
    expect([done.status, done.json(), done.headers.getSetCookie()]).toEqual([200, { person: null }, []]);
    expect([before, await server.rows()]).toMatchObject([{ sessions: 1 }, { sessions: 0 }]);
    expect([(await server.signIn(password)).status, (await server.signIn(next)).json()]).toMatchObject([401, { ticket: expect.any(String) }]);
  });
});
