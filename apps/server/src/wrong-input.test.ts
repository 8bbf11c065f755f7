import { httpRequests } from '@parley/shared/http-requests.ts';
import { personName } from '@parley/shared/features/people.ts';
import { commands } from '@parley/shared/protocol.ts';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { toJSONSchema } from 'zod';
import * as z from 'zod/mini';
import { forEachDatabase } from './db/testing.ts';
import { password } from './http/accounts/testing.ts';
import { ask } from './http/testing.ts';
import { inOurWords } from './lib/input.ts';
import { start } from './testing-server.ts';

/** Everything that takes something, from the registries: by path what it takes. */
const takes: ReadonlyMap<string, z.ZodMiniType> = new Map([
  ['/api/guests', z.strictObject({ name: personName })],
  ...Object.entries(httpRequests).flatMap(([request, asked]): [string, z.ZodMiniType][] =>
    'input' in asked ? [[request.replace('POST ', ''), asked.input]] : [],
  ),
  ...[...commands].map(([name, { input }]): [string, z.ZodMiniType] => [`/api/${name}`, input]),
]);

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
}

/** Names of its fields, of all the forms that it has. */
function fieldsOf({ properties = {}, anyOf = [] }: Shape): string[] {
  return [...Object.keys(properties), ...anyOf.flatMap(fieldsOf)];
}

const values = [undefined, null, true, -1, 1.5, 1e12, '', 'x', 'x'.repeat(20_000), [], [7], Array.from({ length: 300 }, () => 'x'), {}, { a: 1 }];

/** What is wrong with this: nothing at all, no object, every field of every wrong sort, one that nobody knows. */
function wrongFor(schema: z.ZodMiniType): unknown[] {
  const fields = fieldsOf(toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape);
  const each = values.map((value) => Object.fromEntries(fields.map((field) => [field, value])));
  const inside = fields.flatMap((field) => values.map((value) => ({ [field]: { [fields[0] ?? 'a']: value, some: value } })));
  return [[], {}, { colour: 1 }, { 'no name: <b>': 1 }, ...each, ...inside].filter((body) => !schema.safeParse(body).success);
}

const sentence = /^(?:[\w.:-]+: )?(?:[A-Z]|“)[^\n]*\.$/u;
const ofTheLibrary = /invalid|expected|received|undefined|unrecognized|too (?:big|small)|NaN|must match/iu;

test('HTTP5 nothing that the library of schemas says goes out: each sentence is ours, and names the field', () => {
  expect(takes.size).toBeGreaterThan(50);
  let looked = 0;
  for (const [path, schema] of takes) {
    for (const body of [undefined, null, 7, 'text', ...wrongFor(schema)]) {
      const [ours, plain] = [schema.safeParse(body, { error: inOurWords }).error?.issues ?? [], schema.safeParse(body).error?.issues ?? []];
      expect([path, body, ours.length > 0]).toEqual([path, body, true]);
      for (const [index, issue] of ours.entries()) {
        looked += 1;
        expect([path, issue.message]).toEqual([path, expect.stringMatching(sentence)]);
        expect([path, issue.message]).toEqual([path, expect.not.stringMatching(ofTheLibrary)]);
        // What the contract says itself stands beside a field, and speaks of it.
        if (issue.message !== plain[index]?.message && issue.path.length > 0) {
          expect(issue.message).toMatch(new RegExp(`^${issue.path.join('[.]')}(?:[.].+)?: `, 'u'));
        }
      }
    }
  }
  expect(looked).toBeGreaterThan(5_000);
});

test.each<readonly [string, Record<string, z.ZodMiniType>, unknown]>([
  ['name: Send some text.', { name: z.string() }, {}],
  ['limit: Send a number.', { limit: z.number().check(z.int(), z.lte(100)) }, { limit: '7' }],
  ['limit: Send a whole number.', { limit: z.number().check(z.int(), z.lte(100)) }, { limit: 7.5 }],
  ['limit: Send at most 100.', { limit: z.number().check(z.int(), z.lte(100)) }, { limit: 101 }],
  ['hour: Send less than 24.', { hour: z.number().check(z.lt(24)) }, { hour: 24 }],
  ['who: Send at most 3 characters.', { who: z.string().check(z.maxLength(3)) }, { who: 'maya' }],
  ['days: Send at most 1 of them.', { days: z.array(z.number()).check(z.maxLength(1)) }, { days: [1, 2] }],
  ['state: Send one of “online”, “away”.', { state: z.enum(['online', 'away']) }, { state: 'gone' }],
  ['others: Send true.', { others: z.literal(true) }, { others: false }],
  ['status.text: Send some text.', { status: z.strictObject({ text: z.string() }) }, { status: { text: 7 } }],
  ['colour: This is not known here.', {}, { colour: 'red' }],
  ['This is not known here.', {}, { '<b>': 'red' }],
])('HTTP5 it is said as “%s”', (expected, shape, sent) => {
  expect(z.strictObject(shape).safeParse(sent, { error: inOurWords }).error?.issues[0]?.message).toBe(expected);
});

forEachDatabase(({ create }) => {
  test('HTTP5 whatever is wrong with what is sent to any route or command is said in a sentence of ours, the same over a socket', async () => {
    const { url } = await start(await create(), { rateLimits: false });
    let cookie = '';
    const post = async (path: string, body: unknown) => {
      const answer = await ask(url, path, { body: JSON.stringify(body), headers: { cookie, 'x-parley': '1', 'content-type': 'application/json' } });
      const [set] = answer.headers.getSetCookie();
      cookie = set?.split(';')[0] ?? cookie;
      return answer;
    };
    for (const [body, message] of [
      [{}, 'A name must be text.'],
      [{ name: 'Maya', colour: 1 }, 'colour: This is not known here.'],
    ] as const) {
      expect((await post('/api/guests', body)).json()).toMatchObject({ code: 'invalid', message });
    }
    await post('/api/guests', { name: 'Maya' });
    expect((await post('/api/account', { userName: 'maya', password })).status).toBe(200);
    const socket = io(url, { transports: ['websocket'], reconnection: false, extraHeaders: { origin: url, cookie } });
    onTestFinished(() => void socket.disconnect());
    for (const [path, schema] of takes) {
      if (path === '/api/guests') continue;
      const seen = new Set<string>();
      for (const body of wrongFor(schema).filter((one) => JSON.stringify(one).length < 30_000)) {
        const shape = String(schema.safeParse(body, { error: inOurWords }).error?.issues[0]?.message);
        if (seen.has(shape)) continue;
        seen.add(shape);
        const answer = await post(path, body);
        const { code, message } = answer.json() as { code: string; message: string };
        expect([path, shape, answer.status, code]).toEqual([
          path,
          shape,
          code === 'too_long' ? 413 : 400,
          expect.stringMatching(/^(?:invalid|too_long)$/u),
        ]);
        expect([path, message]).toEqual([path, expect.stringMatching(sentence)]);
        expect([path, message]).toEqual([path, expect.not.stringMatching(ofTheLibrary)]);
        const name = path.slice('/api/'.length);
        if (commands.get(name)?.answer === 'ack') {
          expect([name, await socket.emitWithAck(name, body)]).toEqual([name, { ok: false, code, message }]);
        }
      }
      expect([path, seen.size > 0]).toEqual([path, true]);
    }
  }, 60_000);
});
