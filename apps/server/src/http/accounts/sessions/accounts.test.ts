import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Person } from '@parley/shared/features/people.ts';
import { getMigrations } from 'better-auth/db/migration';
import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { migrate } from '../../../db/migrate.ts';
import { forEachDatabase } from '../../../db/testing.ts';
import { storage } from './auth.ts';
import { accountMigrations } from '../migrations.ts';
import { plain, startAccounts } from '../testing.ts';

const DAY = 86_400_000;

forEachDatabase(({ create, createEmpty, open }) => {
  async function start(options: Parameters<typeof startAccounts>[1] = {}) {
    return startAccounts(await open(await create()), options);
  }

  test('GUEST1 a name is all it takes; the cookie says who somebody is from then on', async () => {
    const { enter, whoIs, rows } = await start();
    const { status, json, headers, cookie } = await enter({ name: '  Maya  Okafor ' });
    const answer = json() as { person: Person };
    expect([status, answer.person.name]).toEqual([200, 'Maya Okafor']);
    expect(answer.person.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u);
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^parley=[^;]{60,}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/u)]);
    expect(await whoIs(cookie)).toEqual(answer);
    expect(await whoIs('')).toEqual({ person: null });
    expect(await rows()).toEqual({ users: 1, sessions: 1 });
  });

  test('GUEST2 who is somebody already stays who they are', async () => {
    const { enter, rows } = await start();
    const first = await enter({ name: 'Maya' });
    const again = await enter({ name: 'Somebody else' }, first.cookie);
    expect([again.status, again.json(), again.cookie]).toEqual([200, first.json(), '']);
    expect(await rows()).toEqual({ users: 1, sessions: 1 });
  });

  test('GUEST3 a taken name is a conflict with a free one, and leaves nothing behind', async () => {
    const { enter, rows } = await start();
    await enter({ name: 'Maya' });
    const second = await enter({ name: 'Maya' });
    expect([second.status, second.json(), second.cookie]).toEqual([409, { code: 'conflict', message: 'Taken.', suggestion: 'Maya 2' }, '']);
    expect(await rows()).toEqual({ users: 1, sessions: 1 });
  });

  test('GUEST4 an unknown outcome keeps the account: the same request again takes up from there', async () => {
    const { enter, answers, rows, whoIs } = await start();
    answers.push({ ok: null, afterMs: 500 });
    const first = await enter({ name: 'Maya' });
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await whoIs(first.cookie)).toEqual({ person: null });
    const second = await enter({ name: 'Maya' }, first.cookie);
    expect([second.status, second.cookie]).toEqual([200, '']);
    expect(await whoIs(first.cookie)).toEqual(second.json());
    expect(await rows()).toEqual({ users: 1, sessions: 1 });
  });

  test.each([
    [{ name: ' ' }, 400, 'invalid'],
    [{ name: 'x'.repeat(41) }, 413, 'too_long'],
    [{ name: 7 }, 400, 'invalid'],
    [{ name: { $gt: '' } }, 400, 'invalid'],
    [{ name: 'Maya\u202E' }, 400, 'invalid'],
    [{ name: 'Maya', role: 'admin' }, 400, 'invalid'],
    [[], 400, 'invalid'],
    [{}, 400, 'invalid'],
  ])('GUEST5 %j is no name', async (body, status, code) => {
    const { enter, rows } = await start();
    const answer = await enter(body);
    expect([answer.status, answer.json()]).toMatchObject([status, { code, message: expect.stringMatching(/\.$/u) }]);
    expect(await rows()).toEqual({ users: 0, sessions: 0 });
  });

  test('GUEST6 many at once may come from one place, a flood may not; what the client says of its address does not help', async () => {
    const { enter, rows } = await start({ limited: true });
    const statuses: number[] = [];
    for (let index = 0; index < 22; index += 1) {
      statuses.push((await enter({ name: `Guest ${index}` }, '', { 'x-forwarded-for': `192.0.2.${index}` })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429]);
    expect((await enter({ name: 'Late' })).headers.get('retry-after')).toBe('10');
    expect(await rows()).toEqual({ users: 20, sessions: 20 });
  });

  test('GUEST6 what is no name does not count', async () => {
    const { enter } = await start({ limited: true });
    for (let index = 0; index < 25; index += 1) {
      expect((await enter({})).status).toBe(400);
    }
    expect((await enter({ name: 'Maya' })).status).toBe(200);
  });

  test('SESSION1 signing out ends the session for good, and clears what the browser keeps', async () => {
    const { enter, ask, whoIs, ended, rows } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    const answer = await ask('/api/session/end', { method: 'POST', headers: { cookie, 'x-parley': '1' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual(['parley=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(ended).toMatchObject([{ personId: expect.any(String), sessionId: expect.any(String) }]);
    expect(await whoIs(cookie)).toEqual({ person: null });
    expect((await ask('/api/session/end', { method: 'POST', headers: { cookie, 'x-parley': '1' } })).status).toBe(200);
    expect(ended).toHaveLength(1);
    expect(await rows()).toEqual({ users: 1, sessions: 0 });
  });

  test('T11 of tokens the database has what they hash to: no row of it is a cookie, and who was signed in before stays so', async () => {
    const where = await create();
    const { enter, whoIs, database, auth } = await startAccounts(await open(where));
    const { cookie } = await enter({ name: 'Maya' });
    const { token } = await auth.api.sessionToken({ headers: new Headers({ cookie }) });
    expect(token).toMatch(/^[\w-]{43}$/u);
    const { rows } = await sql<{ token: string }>`select token from auth_sessions`.execute(database.read);
    expect(JSON.stringify(rows)).not.toContain(token);
    const { headers } = await auth.api.sessionCookie({ body: { token: rows[0]?.token ?? '' }, returnHeaders: true });
    expect(await whoIs(headers.getSetCookie()[0]?.split(';')[0] ?? '')).toEqual({ person: null });
    // As it was before: the token itself.
    await sql`update auth_sessions set token = ${token}`.execute(database.write);
    expect(await whoIs(cookie)).toEqual({ person: null });
    await accountMigrations['accounts-0004']?.(database.write as unknown as Kysely<unknown>, database.kind);
    expect(await whoIs(cookie)).toMatchObject({ person: { name: 'Maya' } });
  });

  test('SESSION2 a cookie that was changed, made up, or signed by another server is nobody’s', async () => {
    const { enter, whoIs, database } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    const { rows } = await sql<{ token: string }>`select token from auth_sessions`.execute(database.read);
    const value = cookie.slice('parley='.length);
    const elsewhere = await start({ key: 'another secret of another server, as long' });
    const theirs = await elsewhere.enter({ name: 'Maya' });
    for (const wrong of [
      `parley=${rows[0]?.token}`,
      `parley=x${value}`,
      `${cookie.slice(0, -6)}AAAA%3D`,
      'parley=',
      'parley=.',
      `other=${value}`,
      theirs.cookie,
    ]) {
      expect(await whoIs(wrong)).toEqual({ person: null });
    }
    expect(await whoIs(`theme=dark; ${cookie}; x=y`)).toMatchObject({ person: { name: 'Maya' } });
  });

  test('SESSION1 where the end of a session can’t be written, nobody is told that it ended', async () => {
    const { database, enter, ask, whoIs, ended } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    vi.spyOn(database.write, 'getExecutor').mockImplementationOnce(() => {
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    });
    const end = () => ask('/api/session/end', { method: 'POST', headers: { cookie, 'x-parley': '1' } });
    expect((await end()).status).toBe(503);
    expect([await whoIs(cookie), ended]).toMatchObject([{ person: { name: 'Maya' } }, []]);
    expect((await end()).status).toBe(200);
    expect(await whoIs(cookie)).toEqual({ person: null });
  });

  test('SESSION3 a session ends after 14 days without use, and after 90 days anyway', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { enter, whoIs, rows } = await start();
    const used = (await enter({ name: 'Maya' })).cookie;
    const unused = (await enter({ name: 'Tom' })).cookie;
    let days = 0;
    const pass = (more: number) => {
      days += more;
      vi.setSystemTime(1_800_000_000_000 + days * DAY);
    };
    pass(13);
    expect(await whoIs(used)).toMatchObject({ person: { name: 'Maya' } });
    pass(1.1);
    expect(await whoIs(unused)).toEqual({ person: null });
    expect(await rows()).toEqual({ users: 2, sessions: 1 });
    for (const more of [12, 12, 12, 13, 13, 13.8]) {
      expect(await whoIs(used)).toMatchObject({ person: { name: 'Maya' } });
      pass(more);
    }
    expect(await whoIs(used)).toMatchObject({ person: { name: 'Maya' } });
    pass(0.2);
    expect(await whoIs(used)).toEqual({ person: null });
    expect(await rows()).toEqual({ users: 2, sessions: 0 });
  });

  test('SESSION3 the sessions of open sockets end as those of requests do, however many are asked about at once', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { accounts, enter } = await start();
    const sessions: string[] = [];
    for (const name of ['Maya', 'Tom']) {
      const { cookie } = await enter({ name });
      sessions.push((await accounts.authenticate({ cookie }))?.sessionId ?? '');
    }
    const unknown = Array.from({ length: 700 }, () => uuidv7());
    vi.setSystemTime(1_800_000_000_000 + 13 * DAY);
    expect(await accounts.ended([...unknown, ...sessions])).toEqual(new Set(unknown));
    vi.setSystemTime(1_800_000_000_000 + 26 * DAY);
    expect(await accounts.ended([sessions[0] ?? ''])).toEqual(new Set());
    vi.setSystemTime(1_800_000_000_000 + 39 * DAY);
    expect(await accounts.ended(sessions)).toEqual(new Set([sessions[1]]));
  });

  test('SESSION10 who somebody is does not wait for commits', async () => {
    const { accounts, database, enter, whoIs } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    const held = Promise.withResolvers<void>();
    // All the connections there are to write with: SQLite's one, PostgreSQL's three.
    const busy = Array.from({ length: 3 }, () => database.write.transaction().execute(() => held.promise));
    expect(await whoIs(cookie)).toMatchObject({ person: { name: 'Maya' } });
    const { sessionId = '' } = (await accounts.authenticate({ cookie })) ?? {};
    expect(await accounts.ended([sessionId, 'unknown'])).toEqual(new Set(['unknown']));
    held.resolve();
    await Promise.all(busy);
  });

  test.each([
    [{ publicUrl: 'https://chat.example', allowedOrigins: [] }, /^__Host-parley=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/u],
    [
      { publicUrl: 'https://chat.example', allowedOrigins: ['https://app.example'] },
      /^__Host-parley=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=None$/u,
    ],
    [
      { publicUrl: 'http://chat.example', allowedOrigins: ['http://app.example'] },
      /^parley=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/u,
    ],
  ])('SESSION4 the cookie is as strict as the addresses allow: %j', async (rules, expected) => {
    const { enter, whoIs } = await start({ origins: { ...plain, ...rules } });
    const { headers, cookie } = await enter({ name: 'Maya' });
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(expected)]);
    expect(await whoIs(cookie)).toMatchObject({ person: { name: 'Maya' } });
  });

  test('SESSION5 nothing is kept of a guest’s address or browser', async () => {
    const { enter, database } = await start();
    await enter({ name: 'Maya' }, '', { 'user-agent': 'canary', 'x-forwarded-for': '203.0.113.99' });
    const { rows } = await sql`select * from auth_sessions, auth_users`.execute(database.read);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/canary|203\.0\.113|127\.0\.0\.1|Maya/u);
  });

  test('SESSION6 nothing of the library’s own interface is reachable', async () => {
    const { enter, ask, rows } = await start();
    const { cookie } = await enter({ name: 'Maya' });
    for (const path of ['sign-in/anonymous', 'get-session', 'sign-out', 'update-user', 'delete-anonymous-user', 'list-sessions', 'ok', 'error']) {
      for (const method of ['GET', 'POST']) {
        const answer = await ask(`/api/auth/${path}`, { method, headers: { cookie, 'x-parley': '1' } });
        expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
      }
    }
    expect(await rows()).toEqual({ users: 1, sessions: 1 });
  });

  test('SESSION7 our migrations leave the library’s tables as its version wants them', async () => {
    const database = await open(await createEmpty());
    onTestFinished(() => database.close());
    await migrate(database, accountMigrations);
    const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations(storage(database.write, database.kind));
    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      schemaProblems: [],
    });
  });
});
