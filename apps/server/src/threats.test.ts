import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { connect } from './db/connect.ts';
import { forEachDatabase } from './db/testing.ts';
import { ask } from './http/testing.ts';
import { enter, start } from './testing-server.ts';

/** Every way to ask over HTTP, from the description that is made of the registries. */
async function requests(url: string): Promise<(readonly [method: string, path: string])[]> {
  const { paths } = (await ask(url, '/api/openapi.json')).json() as { paths: Record<string, Record<string, object>> };
  const all = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path] as const));
  expect(all.length).toBeGreaterThan(20);
  return all;
}

forEachDatabase(({ create }) => {
  test('T5 of every request over HTTP none from another origin does anything, whatever cookie it brings, nor one that forms can send', async () => {
    const where = await create();
    const { url } = await start(where, { rateLimits: false });
    const cookie = await enter(url, 'Maya');
    async function everything() {
      const database = await connect(where, () => {});
      const { rows } = await sql`
        select (select count(*) from people) as people, (select count(*) from auth_sessions) as sessions, (select count(*) from log_events) as events,
          (select count(*) from invites) as invites, (select count(*) from auth_accounts) as accounts`.execute(database.read);
      await database.close();
      return rows;
    }
    const before = await everything();
    const port = new URL(url).port;
    const origins = ['https://evil.example', 'null', `http://127.0.0.1.evil.example:${port}`, `http://localhost:${port}`, 'http://127.0.0.1'];
    for (const [method, path] of await requests(url)) {
      for (const origin of origins) {
        const body = method === 'GET' ? {} : { body: '{}' };
        const answer = await ask(url, path, { method, ...body, headers: { cookie, origin, 'content-type': 'application/json' } });
        expect([method, path, origin, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([method, path, origin, 403, null]);
      }
      for (const type of method === 'GET' ? [] : ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const answer = await ask(url, path, { method, body: '{}', headers: { cookie, origin: url, 'content-type': type } });
        expect([path, type, answer.status]).toEqual([path, type, 415]);
      }
    }
    expect(await everything()).toEqual(before);
  });

  test('T24 no answer to who is signed in may be kept by a cache, and none says of them to who is not', async () => {
    const { url } = await start(await create(), { rateLimits: false });
    const cookie = await enter(url, 'Canary Maya');
    let told = 0;
    for (const [method, path] of await requests(url)) {
      if (path === '/api/session/end') continue;
      for (const headers of [{ cookie, 'x-parley': '1' }, { 'x-parley': '1' }] as const) {
        const answer = await ask(url, path, { method, ...(method === 'GET' ? {} : { body: {} }), headers });
        expect([method, path, answer.headers.get('cache-control')]).toEqual([method, path, 'no-store']);
        if ('cookie' in headers) {
          told += answer.text.includes('Canary') ? 1 : 0;
        } else {
          expect(answer.text).not.toContain('Canary');
        }
      }
    }
    expect(told).toBeGreaterThan(0);
  });

  test('T27 nobody is there at the start, no password is known, and what tells how the server is doing is nothing for strangers', async () => {
    const where = await create();
    const listening = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
    const before = listening();
    const { url } = await start(where, { rateLimits: false, trustProxy: 1 });
    expect(listening() - before).toBe(1);
    const database = await connect(where, () => {});
    const { rows } = await sql`select (select count(*) from people) as people, (select count(*) from auth_users) as users`.execute(database.read);
    await database.close();
    expect(rows).toEqual([{ people: 0, users: 0 }]);
    for (const name of ['admin', 'owner', 'root', 'parley']) {
      for (const password of ['', 'admin', 'password', name]) {
        expect((await ask(url, '/api/session', { body: { userName: name, password } })).status).toBe(401);
      }
    }
    const stranger = { 'x-forwarded-for': '203.0.113.7' };
    for (const path of ['/health/live', '/health/ready', '/metrics', '/api/metrics', '/api/admin', '/api/auth/session', '/api/auth/get-session']) {
      expect([path, (await ask(url, path, { headers: { ...stranger, accept: 'application/json' } })).status]).toEqual([
        path,
        path === '/metrics' ? 200 : 404,
      ]);
    }
    // That is the page, as at any address that it may know.
    expect((await ask(url, '/metrics', { headers: stranger })).headers.get('content-type')).toContain('text/html');
    for (const monitor of [{}, { 'x-forwarded-for': '10.0.0.9' }]) {
      expect((await ask(url, '/health/ready', { headers: monitor })).status).toBe(200);
    }
  });
});
