import { afterEach, expect, test, vi } from 'vitest';
import { askAccount, changePassword, createAccount, endSessions, signIn } from './account-requests.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function answer(status: number, body: object) {
  const fetched = vi.fn((_path: string, _init: RequestInit) => Promise.resolve(Response.json(body, { status })));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const credentials = { userName: 'maya', password: 'open sesame' };

test.each([
  { make: () => signIn(credentials), path: '/api/session', body: credentials },
  { make: () => createAccount(credentials), path: '/api/account', body: credentials },
  { make: () => changePassword({ current: 'a', password: 'b' }), path: '/api/account/password', body: { current: 'a', password: 'b' } },
  { make: () => endSessions({ others: true }), path: '/api/account/sessions/end', body: { others: true } },
  { make: () => askAccount(), path: '/api/account', body: undefined },
])('$path is asked as the contract says', async ({ make, path, body }) => {
  const fetched = answer(500, {});
  await make();
  const [asked, init] = fetched.mock.calls[0] ?? [];
  expect(asked).toBe(path);
  expect(init?.method).toBe(body === undefined ? undefined : 'POST');
  expect(init?.body).toBe(JSON.stringify(body));
});

test('the answer is given as it is', async () => {
  const sessions = [{ id: 's', device: null, createdAt: 1, usedAt: 2, current: true }];
  answer(200, { account: null, sessions });
  expect(await askAccount()).toEqual({ value: { account: null, sessions } });
});

test('ACCOUNT9 a refusal is about its field, in the server’s words, with what would be right', async () => {
  answer(409, { code: 'conflict', message: '“maya” is taken.', field: 'userName', suggestion: 'maya2' });
  expect(await createAccount(credentials)).toEqual({ problem: { message: '“maya” is taken.', field: 'userName', suggestion: 'maya2' } });
  const also = [{ code: 'too_long', message: 'Too long.', field: 'password' }];
  answer(409, { code: 'conflict', message: '“maya” is taken.', field: 'userName', also });
  expect(await createAccount(credentials)).toEqual({
    problem: { message: '“maya” is taken.', field: 'userName', also: [{ message: 'Too long.', field: 'password' }] },
  });
});

test('ACCOUNT9 a refusal that is about no field is the form’s', async () => {
  answer(403, { code: 'forbidden', message: 'Not from here.' });
  expect(await signIn(credentials)).toEqual({ problem: { message: 'Not from here.', general: true } });
});

test.each([
  { status: 429, says: 'Too many tries. Try again in 5 minutes.' },
  { status: 503, says: 'The server is busy. Try again in 5 minutes.' },
])('ACCOUNT9 after a $status it is said when to try again', async ({ status, says }) => {
  answer(status, { code: 'retry', message: 'Try again in a moment.', afterMs: 299_500 });
  expect(await signIn(credentials)).toEqual({ problem: { message: says, general: true } });
});

test.each([
  { what: 'no server', fetched: () => Promise.reject(new TypeError('Failed to fetch')) },
  { what: 'a page in its place', fetched: () => Promise.resolve(new Response('<html>', { status: 502 })) },
  { what: 'an answer to something else', fetched: () => Promise.resolve(Response.json({ hello: 1 })) },
])('ACCOUNT9 with $what it is said that the server can’t be reached', async ({ fetched }) => {
  vi.stubGlobal('fetch', fetched);
  const { problem } = (await askAccount()) as { problem: unknown };
  expect(problem).toEqual({ message: 'The server can’t be reached. Check your connection and try again.', general: true });
});
