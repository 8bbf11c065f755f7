import type { Ack } from '@parley/shared/ack.ts';
import { httpRequests } from '@parley/shared/http-requests.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { avatarRequests } from '@parley/shared/avatar-requests.ts';
import { commands } from '@parley/shared/protocol.ts';
import { expect, test } from 'vitest';
import type { Logger } from '../lib/logger.ts';
import { quiet } from '../lib/testing-logger.ts';
import type { Accounts } from './accounts/sessions/accounts.ts';
import { startApp } from './testing.ts';

const alice = 'alice' as PersonId;
const accounts: Accounts = {
  authenticate: (headers) =>
    Promise.resolve(headers.cookie === 'parley=alice' ? { personId: alice, sessionId: 's', expiresAt: 0, userName: null } : null),
  whoseEnded: () => Promise.resolve(null),
  ended: () => Promise.resolve(new Set()),
  signIn: () => Promise.reject(new Error('not in this test')),
  signOut: () => Promise.reject(new Error('not in this test')),
  forget: () => Promise.reject(new Error('not in this test')),
};

async function start(answer: (name: string, input: unknown) => Ack<unknown>, logger: Logger = quiet) {
  const asked: unknown[] = [];
  const ask = await startApp({
    accounts,
    logger,
    dispatch: async (caller, name, input) => {
      asked.push({ caller, name, input });
      return answer(name, input);
    },
  });
  const asAlice = (path: string, body: object | string, headers = {}) =>
    ask(path, { body, headers: { cookie: 'parley=alice', 'x-parley': '1', ...headers } });
  return { ask, asAlice, asked };
}

test('HTTP1 every command is an endpoint, and its answer is its value', async () => {
  const { asAlice, asked } = await start((_name, input) => ({ ok: true, value: { got: input } }));
  expect(commands.size).toBeGreaterThan(10);
  for (const name of commands.keys()) {
    const answer = await asAlice(`/api/${name}`, { some: 'input' });
    expect([answer.status, answer.json()]).toEqual([200, { got: { some: 'input' } }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(asked.pop()).toEqual({ caller: { personId: alice, sessionId: 's', device: null }, name, input: { some: 'input' } });
  }
});

test.each([
  ['invalid', 400],
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['gone', 404],
  ['conflict', 409],
  ['too_long', 413],
] as const)('HTTP1 a refusal has a status that fits: %s is %i', async (code, status) => {
  const { asAlice } = await start(() => ({ ok: false, code, message: 'Because.', suggestion: 'this' }));
  const answer = await asAlice('/api/message:send', {});
  expect([answer.status, answer.json()]).toEqual([status, { code, message: 'Because.', suggestion: 'this' }]);
});

test('HTTP1 busy is 503 with when to come again', async () => {
  const { asAlice } = await start(() => ({ ok: null, afterMs: 1_200 }));
  const answer = await asAlice('/api/message:send', {});
  expect([answer.status, answer.headers.get('retry-after'), answer.json()]).toEqual([
    503,
    '2',
    { code: 'retry', message: expect.any(String), afterMs: 1_200 },
  ]);
});

test('HTTP2 what is no command, nobody’s, or not JSON never gets to a handler', async () => {
  const { ask, asAlice, asked } = await start(() => ({ ok: true, value: {} }));
  for (const name of ['nothing', 'constructor', '__proto__', 'message%3Asend%00', 'log:sync', 'message:send/x']) {
    expect((await asAlice(`/api/${name}`, {})).status).toBe(404);
  }
  expect((await asAlice('/api/%E0%A4%A', {})).status).toBe(400);
  expect((await ask('/api/message:send', { body: {} })).status).toBe(401);
  expect((await ask('/api/message:send')).status).toBe(404);
  expect((await asAlice('/api/message:send', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  expect((await asAlice('/api/message:send', '{"a":1}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await asAlice('/api/message:send', '{"a":1', { 'content-type': 'application/json' })).status).toBe(400);
  expect((await asAlice('/api/message:send', '"text"', { 'content-type': 'application/json' })).status).toBe(400);
  expect((await asAlice('/api/message:send', { body: 'x'.repeat(64_000) })).json()).toMatchObject({ code: 'too_long' });
  expect(asked).toEqual([]);
});

test('HTTP3 a fault of ours is an id in the answer and in the log, and nothing else', async () => {
  const lines: unknown[] = [];
  const ask = await start(
    () => {
      throw new Error('the canary sings');
    },
    { ...quiet, error: (fields) => void lines.push(fields) },
  );
  const answer = await ask.asAlice('/api/message:send', {});
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  const { requestId } = answer.json() as { requestId: string };
  expect(answer.json()).toEqual({ code: 'retry', message: 'Try again in a moment.', afterMs: 1_000, requestId });
  expect(lines).toMatchObject([{ requestId, method: 'POST' }]);
});

test('HTTP4 the description names every command with what it takes', async () => {
  const { ask } = await start(() => ({ ok: true, value: {} }));
  const { paths } = (await ask('/api/openapi.json')).json() as { paths: Record<string, { post?: { requestBody?: object } }> };
  const first = ['/api/session', '/api/guests', '/api/session/forget', '/api/session/end'];
  const ofAccounts = new Set([...first, ...Object.keys({ ...httpRequests, ...avatarRequests }).map((request) => request.split(' ')[1])]);
  expect(Object.keys(paths)).toEqual([...ofAccounts, ...[...commands.keys()].map((name) => `/api/${name}`)]);
  expect(Object.keys(paths['/api/session'] ?? {})).toEqual(['get', 'post']);
  expect(paths['/api/message:send']?.post?.requestBody).toMatchObject({
    content: { 'application/json': { schema: { type: 'object', required: ['id', 'roomId', 'body'], additionalProperties: false } } },
  });
});
