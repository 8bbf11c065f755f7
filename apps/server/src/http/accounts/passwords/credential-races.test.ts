import { expect, test, vi } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { argon2id } from './passwords.ts';
import { password, startAccounts } from '../testing.ts';

const next = 'seven lanterns over water';

/** A task that waits in the middle, until the test says so. */
function hold() {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    release: released.resolve,
    async wait() {
      reached.resolve();
      await released.promise;
    },
  };
}

forEachDatabase(({ create, open }) => {
  async function start(options: Parameters<typeof startAccounts>[1] = {}) {
    const server = await startAccounts(await open(await create()), options);
    return { ...server, signIn: (given: string, body = {}) => server.signIn({ userName: 'maya', password: given, ...body }) };
  }

  test('ACCOUNT7 who is about to sign in with the old password while it is changed does not get in', async () => {
    const { member, post, signIn, passwords, rows } = await start();
    const { cookie } = await member('Maya', 'maya');
    const late = hold();
    passwords.matches.mockImplementationOnce(async (...given) => {
      const good = await argon2id.matches(...given);
      await late.wait();
      return good;
    });
    const thief = signIn(password);
    await late.reached;
    expect((await post('/api/account/password', { current: password, password: next }, cookie)).status).toBe(200);
    late.release();
    expect([(await thief).status, (await thief).cookie, await rows()]).toEqual([401, '', { users: 1, sessions: 1 }]);
    expect((await signIn(next)).status).toBe(200);
  });

  test('ACCOUNT7 of two changes at the same time the one that comes second is refused, and changes nothing', async () => {
    const { member, post, signIn, passwords, whoIs } = await start();
    const { cookie } = await member('Maya', 'maya');
    const thiefs = (await signIn(password)).cookie;
    const late = hold();
    passwords.hash.mockImplementationOnce(async (given) => {
      const hash = await argon2id.hash(given);
      await late.wait();
      return hash;
    });
    const theft = post('/api/account/password', { current: password, password: 'the thief’s very own' }, thiefs);
    await late.reached;
    const own = post('/api/account/password', { current: password, password: next }, cookie);
    // One hash after the other: the owner’s waits for the thief’s.
    late.release();
    const [theirs, mine] = [await theft, await own];
    const [winner, loser] = theirs.status === 200 ? [theirs, mine] : [mine, theirs];
    // Not the password any more, or not signed in any more, as it came.
    expect([winner.status, loser.cookie]).toEqual([200, '']);
    expect([401, 403]).toContain(loser.status);
    expect([await whoIs(winner.cookie), await whoIs(cookie), await whoIs(thiefs)]).toMatchObject([
      { person: { name: 'Maya' } },
      { person: null },
      { person: null },
    ]);
    expect((await signIn(winner === mine ? next : 'the thief’s very own')).status).toBe(200);
  });

  test('ACCOUNT1 ACCOUNT2 an account is made once: who asks at the same time with the same cookie is told so, and changes nothing', async () => {
    const { enter, post, signIn, rows } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    const both = await Promise.all([
      post('/api/account', { userName: 'maya', password }, cookie),
      post('/api/account', { userName: 'thief', password: next }, cookie),
    ]);
    const made = both.filter(({ status }) => status === 200);
    // Signed out, or an account by then, as it came.
    expect([made.length, both.filter(({ status }) => status === 401 || status === 409).length, await rows()]).toEqual([
      1,
      1,
      { users: 1, sessions: 1 },
    ]);
    const first = made[0] === both[0];
    expect((await signIn(password)).status).toBe(first ? 200 : 401);
    expect((await signIn(next, { userName: 'thief' })).status).toBe(first ? 401 : 200);
    expect((await post('/api/account', { userName: 'other', password }, made[0]?.cookie)).json()).toMatchObject({ code: 'conflict' });
  });

  test('ACCOUNT6 who signs out while their account is being made has none', async () => {
    const { enter, post, passwords, signIn, rows } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    const late = hold();
    passwords.hash.mockImplementationOnce(async (given) => {
      await late.wait();
      return argon2id.hash(given);
    });
    const making = post('/api/account', { userName: 'maya', password }, cookie);
    await late.reached;
    expect((await post('/api/session/end', {}, cookie)).status).toBe(200);
    late.release();
    expect([(await making).status, await rows()]).toEqual([401, { users: 1, sessions: 0 }]);
    expect((await signIn(password)).status).toBe(401);
  });

  test('ACCOUNT1 what fails on the way leaves a guest, who can ask for the very same again', async () => {
    const { enter, post, passwords, whoIs } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    passwords.hash.mockRejectedValueOnce(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }));
    expect((await post('/api/account', { userName: 'maya', password }, cookie)).status).toBe(503);
    expect(await whoIs(cookie)).toMatchObject({ person: { name: 'Maya' } });
    expect((await post('/api/account', { userName: 'maya', password }, cookie)).status).toBe(200);
  });

  test('ACCOUNT4 of one network few are looked at at the same time; who is told to come again has lost no guess by it', async () => {
    const { member, signIn, passwords } = await start({ limited: true });
    await member('Maya', 'maya');
    const late = hold();
    passwords.matches.mockImplementationOnce(async (...given) => {
      await late.wait();
      return argon2id.matches(...given);
    });
    const first = signIn('a guess of many');
    await late.reached;
    const waiting = Array.from({ length: 3 }, (_, index) => signIn('a guess of many', { userName: `other${index}` }));
    const statuses: number[] = [];
    while (statuses.at(-1) !== 503) statuses.push((await signIn(password, { userName: 'other3' })).status);
    for (let index = 0; index < 20; index += 1) expect((await signIn(password)).status).toBe(503);
    late.release();
    for (const each of [first, ...waiting]) expect((await each).status).toBe(401);
    expect((await signIn(password)).status).toBe(200);
  });

  test('ACCOUNT4 a network that has no guesses left fills no buckets with user names that it makes up', async () => {
    const { member, signIn, guesses } = await start({ limited: true });
    await member('Maya', 'maya');
    const taken: string[] = [];
    const { take } = guesses;
    guesses.take = (key, allowance) => {
      taken.push(key);
      return take(key, allowance);
    };
    const statuses: number[] = [];
    for (let index = 0; index < 80; index += 1) statuses.push((await signIn(password, { userName: `made-up-${index}` })).status);
    expect([statuses.filter((status) => status === 429).length, new Set(taken).size]).toEqual([20, 61]);
  });

  test('ACCOUNT8 of one person’s sessions the hundred used last stay', async () => {
    const { member, signIn, whoIs, rows, ended, passwords } = await start();
    const { cookie } = await member('Maya', 'maya');
    passwords.matches.mockResolvedValue(true);
    ended.length = 0;
    for (let index = 0; index < 101; index += 1) expect((await signIn(password)).status).toBe(200);
    expect([await rows(), ended.length, await whoIs(cookie)]).toEqual([{ users: 1, sessions: 100 }, 2, { person: null }]);
  });

  test('ACCOUNT2 ACCOUNT7 the sockets of the old session go also where who asked is gone before the answer', async () => {
    const { member, ask, passwords, ended, rows } = await start();
    const { cookie } = await member('Maya', 'maya');
    ended.length = 0;
    const late = hold();
    passwords.hash.mockImplementationOnce(async (given) => {
      await late.wait();
      return argon2id.hash(given);
    });
    const leaving = new AbortController();
    const asked = ask('/api/account/password', {
      headers: { cookie, 'x-parley': '1' },
      body: { current: password, password: next },
      signal: leaving.signal,
    });
    await late.reached;
    leaving.abort();
    await expect(asked).rejects.toThrow(/abort/iu);
    late.release();
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(await rows()).toEqual({ users: 1, sessions: 1 });
  });

  test('ACCOUNT2 where it can’t be found out who signs in, nothing has begun and nothing has ended', async () => {
    const { member, enter, signIn, people, rows, whoIs, ended } = await start();
    await member('Maya', 'maya');
    const before = (await enter({ name: 'Guest' })).cookie;
    ended.length = 0;
    vi.spyOn(people, 'get').mockImplementationOnce(() => {
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    });
    expect((await signIn(password)).status).toBe(503);
    expect([await rows(), ended, await whoIs(before)]).toMatchObject([{ users: 2, sessions: 2 }, [], { person: { name: 'Guest' } }]);
  });

  test('ACCOUNT10 only a browser that was signed out from elsewhere is told to forget: not one that signed out itself, nor one whose cookie was replaced', async () => {
    const { member, signIn, post, whoIs } = await start();
    const { guest, cookie, person } = await member('Maya', 'maya');
    const [lost, left, other] = [(await signIn(password)).cookie, (await signIn(password)).cookie, (await signIn(password)).cookie];
    await post('/api/session/end', {}, left);
    const changed = await post('/api/account/password', { current: password, password: next }, cookie);
    const later = (await signIn(next)).cookie;
    await post('/api/account/sessions/end', { others: true }, changed.cookie);
    for (const ended of [lost, other, later]) expect(await whoIs(ended)).toEqual({ person: null, ended: person.id });
    for (const over of [guest, left, cookie, `${lost.slice(0, 12)}${lost[12] === 'x' ? 'y' : 'x'}${lost.slice(13)}`, 'parley=', 'parley=%'])
      expect(await whoIs(over)).toEqual({ person: null });
    expect(await whoIs(changed.cookie)).toMatchObject({ person: { name: 'Maya' } });
  });

  test('ACCOUNT8 who is signed out while they wait to end the others ends nobody', async () => {
    const { member, signIn, post, whoIs, database } = await start();
    const { cookie } = await member('Maya', 'maya');
    const thief = (await signIn(password)).cookie;
    const held = Promise.withResolvers<void>();
    // All there are to write with.
    const busy = Array.from({ length: 3 }, () => database.write.transaction().execute(() => held.promise));
    const both = [cookie, thief].map((each) => post('/api/account/sessions/end', { others: true }, each));
    // Each was let in meanwhile: looking takes no longer than that.
    for (const each of [cookie, thief]) expect(await whoIs(each)).toMatchObject({ person: { name: 'Maya' } });
    held.resolve();
    await Promise.all(busy);
    const [first, second] = await Promise.all(both);
    expect(new Set([first?.status, second?.status])).toEqual(new Set([200, 401]));
    expect(await whoIs(first?.status === 200 ? cookie : thief)).toMatchObject({ person: { name: 'Maya' } });
  });

  test('ACCOUNT7 ACCOUNT8 many changes and ends at the same time: no two wait for each other, and one session is left', async () => {
    const { member, signIn, post, passwords, rows } = await start();
    const { cookie } = await member('Maya', 'maya');
    passwords.matches.mockResolvedValue(true);
    const cookies = [cookie];
    for (let index = 0; index < 11; index += 1) cookies.push((await signIn(password)).cookie);
    const statuses = await Promise.all(
      cookies.map(async (each, index) =>
        index % 2 === 0
          ? (await post('/api/account/password', { current: password, password: next }, each)).status
          : (await post('/api/account/sessions/end', { others: true }, each)).status,
      ),
    );
    // Of one person four are looked at at the same time: the others are told to come again.
    for (const status of statuses) expect([200, 401, 403, 503]).toContain(status);
    expect([statuses.includes(200), await rows()]).toEqual([true, { users: 1, sessions: 1 }]);
  });
});
