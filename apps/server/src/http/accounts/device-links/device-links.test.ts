import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Config } from '../../../config.ts';
import { forEachDatabase } from '../../../db/testing.ts';
import { cookieOf, password, startInvites } from '../../../features/invites/testing-invites.ts';
import { createLogger, type Logger } from '../../../lib/logger.ts';
import { ask } from '../../testing.ts';

const gone = { code: 'gone' };

forEachDatabase(({ create }) => {
  /** A Parley with its owner, and what one asks it about other devices. */
  async function begin(settings: Partial<Config> = {}, logger?: Logger) {
    const parley = await startInvites(await create(), settings, logger);
    const { post, owner, server } = parley;
    const olga = await owner();
    const make = (cookie: string, given = password) => post('/api/device-links', { password: given }, cookie);
    return {
      ...parley,
      olga,
      make,
      token: async (cookie = olga) => ((await make(cookie)).json() as { token: string }).token,
      lookAt: (token: string) => post('/api/device-links/look', { token }),
      use: (token: string, cookie = '') => post('/api/device-links/enter', { token }, cookie),
      account: async (cookie: string) => (await ask(server.url, '/api/account', { headers: { cookie, 'x-parley': '1' } })).json(),
    };
  }

  test('DEVICE1 T11 after the password there is a code; the other device has a session of its own, and the code is used', async () => {
    const { olga, make, lookAt, use, account, post, read } = await begin();
    const wrong = [await make('', password), await make(olga, 'not the password')];
    expect(wrong.map((answer) => [answer.status, answer.json()])).toMatchObject([
      [401, { code: 'unauthenticated' }],
      [403, { field: 'password' }],
    ]);
    const made = (await make(olga)).json() as { token: string; expiresAt: number };
    expect(made.expiresAt - Date.now()).toBeGreaterThan(100_000);
    expect(made.expiresAt - Date.now()).toBeLessThanOrEqual(120_000);
    expect((await lookAt(made.token)).json()).toEqual({ person: { name: 'Olga' } });
    const entered = await use(made.token);
    expect(entered.json()).toMatchObject({ person: { name: 'Olga' } });
    expect(cookieOf(entered)).not.toBe(olga);
    expect(await account(cookieOf(entered))).toMatchObject({ account: { userName: 'olga' }, sessions: [{ current: true }, { current: false }] });
    expect((await lookAt(made.token)).json()).toMatchObject(gone);
    expect((await use(made.token)).json()).toMatchObject(gone);
    expect(await read('select * from device_links')).toEqual([]);
    // The device that showed it is signed in still.
    expect((await post('/api/room:browse', { query: '', archived: false }, olga)).status).toBe(200);
  });

  test('DEVICE1 of twenty at once one comes in', async () => {
    const { token, use, read } = await begin();
    const code = await token();
    const answers = await Promise.all(Array.from({ length: 20 }, () => use(code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(Number((await read<{ count: number | string }>('select count(*) as count from auth_sessions'))[0]?.count)).toBe(2);
  });

  test('DEVICE1 DEVICE5 whoever is signed in there is so no more', async () => {
    const { token, use, enter, post } = await begin();
    const guest = await enter('Gus');
    const entered = await use(await token(), guest);
    expect(entered.json()).toMatchObject({ person: { name: 'Olga' } });
    expect((await post('/api/room:browse', { query: '', archived: false }, guest)).status).toBe(401);
  });

  test('DEVICE2 a code ends with the next one, and with a changed password', async () => {
    const { olga, token, use, post } = await begin();
    const [first, second] = [await token(), await token()];
    expect((await use(first)).json()).toMatchObject(gone);
    expect((await post('/api/account/password', { current: password, password: 'seven lanterns over water' }, olga)).status).toBe(200);
    expect((await use(second)).json()).toMatchObject(gone);
  });

  test('DEVICE2 a code ends with the session that shows it', async () => {
    const { olga, token, use, lookAt, post, invite, accept } = await begin();
    const mia = cookieOf(await accept((await invite(olga)).token, { name: 'Mia', userName: 'mia', password }));
    const code = await token(mia);
    expect((await lookAt(code)).json()).toEqual({ person: { name: 'Mia' } });
    expect((await post('/api/session/end', {}, mia)).status).toBe(200);
    for (const answer of [await lookAt(code), await use(code)]) expect(answer.json()).toMatchObject(gone);
  });

  test('DEVICE3 T10 what is none gets one answer, five times from one network; a real code is never kept waiting', async () => {
    const { token, use, lookAt } = await begin({ rateLimits: true });
    const used = await token();
    await use(used);
    const answers = [await use(used), await lookAt('nobody’s'), await use('x'.repeat(200)), await lookAt(''), await use('\u0000')];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject(gone);
    expect((await use('one too many')).status).toBe(429);
    expect((await use(await token())).status).toBe(200);
  });

  test('DEVICE4 T26 what makes a code is in no log, and the database has what it hashes to', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const { token, lookAt, use, read, server } = await begin({}, createLogger('debug', sink));
    const code = await token();
    const kept = JSON.stringify(await read('select * from device_links'));
    expect(kept).toContain('token_hash');
    await lookAt(code);
    await use(code);
    // What it does log comes here.
    await ask(server.url, '/', { headers: { host: 'elsewhere.example' } });
    expect(lines.length).toBeGreaterThan(0);
    expect([kept, ...lines].filter((line) => line.includes(code))).toEqual([]);
  });
});
