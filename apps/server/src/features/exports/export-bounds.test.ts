import type { RoomId } from '@parley/shared/ids.ts';
import type { KyselyPlugin } from 'kysely';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { forEachDatabase } from '../../db/testing.ts';
import { ask } from '../../http/testing.ts';
import { until } from '../../realtime/testing.ts';
import { cookieOf } from '../invites/testing-invites.ts';
import { exportOf } from './export-of.ts';
import { WINDOW } from './exports.queries.ts';
import { keptByFeatures } from '../kept.ts';
import { startExports } from './testing-exports.ts';

forEachDatabase(({ create }) => {
  const begin = async (settings: Parameters<typeof startExports>[1] = {}) => startExports(await create(), settings);

  test('EXPORT3 of a room that somebody left their export ends there, also what they did since as who looks after all', async () => {
    const { member, room, olga, post, deactivate, reactivate, unpacked, say } = await begin();
    const ada = await member('Ada', 'admin');
    const bob = await member('Bob');
    const [design, other] = [await room(olga, 'Design'), await room(olga, 'Other')];
    for (const { cookie } of [ada, bob]) for (const roomId of [design, other]) await post('/api/room:join', { roomId }, cookie);
    await say(design, 'mine', ada.cookie);
    await post('/api/room:leave', { roomId: design }, ada.cookie);
    expect([(await deactivate(bob.id, ada.cookie)).status, (await reactivate(bob.id, ada.cookie)).status]).toEqual([200, 200]);
    const { activity } = await unpacked(ada.cookie);
    const types = (roomId: string) => activity.filter(({ log }) => log === roomId).map(({ type }) => type);
    expect(types(design)).toEqual(['member:joined', 'standing:changed', 'message:sent', 'member:left']);
    expect(types(other)).toEqual(['member:joined', 'standing:changed', 'person:deactivated', 'person:reactivated']);
  });

  test('EXPORT4 EXPORT5 a download that breaks off uses up nothing: the next one is given, and of those that came to their end one an hour', async () => {
    const { url, where, enter, idOf, lobby, take } = await begin({ rateLimits: true });
    const gus = await enter('Gus');
    const database = await connect(where, () => {});
    onTestFinished(() => database.close());
    const [roomId, actor] = [(await lobby()) as RoomId, (await idOf(gus)) as never];
    // So much that it does not fit between the two.
    for (let from = 100; from < 20_100; from += 1_000)
      await database.write
        .insertInto('log_events')
        .values(
          Array.from({ length: 1_000 }, (_, index) => ({
            log_id: roomId,
            seq: from + index,
            type: 'message:sent',
            actor_id: actor,
            payload: JSON.stringify({ body: randomBytes(600).toString('base64') }),
            at: 0,
          })),
        )
        .execute();
    await database.write.updateTable('logs').set({ seq: 20_100, message_seq: 20_099 }).where('id', '=', roomId).execute();
    await new Promise<void>((resolve, reject) => {
      const asking = request(
        `${url}/api/account/export`,
        { method: 'POST', agent: false, headers: { cookie: gus, 'x-parley': '1', 'content-type': 'application/json' } },
        (response) => {
          expect(response.statusCode).toBe(200);
          response.once('data', () => response.destroy());
          response.once('close', resolve);
        },
      );
      asking.on('error', reject);
      asking.end('{}');
    });
    await until(async () => expect((await take(gus, {})).status).toBe(200));
    expect((await take(gus, {})).status).toBe(429);
  });

  test('EXPORT7 T20 what was said before somebody came to a room is not read for their export', async () => {
    const { where, enter, idOf, olga, lobby: ofLobby } = await begin();
    const database = await connect(where, () => {});
    onTestFinished(() => database.close());
    const lobby = (await ofLobby()) as RoomId;
    const many = 50 * WINDOW;
    const actor = (await idOf(olga)) as never;
    for (let from = 100; from < many; from += 1_000)
      await database.write
        .insertInto('log_events')
        .values(
          Array.from({ length: 1_000 }, (_, index) => ({
            log_id: lobby,
            seq: from + index,
            type: 'message:sent',
            actor_id: actor,
            payload: '{"body":""}',
            at: 0,
          })),
        )
        .execute();
    await database.write
      .updateTable('logs')
      .set({ seq: many + 100, message_seq: many })
      .where('id', '=', lobby)
      .execute();
    const gus = await idOf(await enter('Gus'));
    let questions = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        questions += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    await text(exportOf(database.read.withPlugin(counting), keptByFeatures, gus as never, 0));
    expect(questions).toBeGreaterThan(5);
    expect(questions).toBeLessThan(40);
  });

  test('EXPORT7 T20 from one network so many are made at once; who has to wait there has used up nothing of their own', async () => {
    const { url, read } = await begin({ rateLimits: true, trustProxy: 1 });
    const from = (address: string, path: string, body: object, cookie = '') =>
      ask(url, path, { body, headers: { 'x-forwarded-for': address, 'x-parley': '1', ...(cookie !== '' && { cookie }) } });
    const guests: string[] = [];
    for (let index = 0; index < 21; index += 1) guests.push(cookieOf(await from(`192.0.${index}.1`, '/api/guests', { name: `Guest ${index}` })));
    const last = guests.pop() ?? '';
    for (const cookie of guests) expect((await from('198.51.100.7', '/api/account/export', {}, cookie)).status).toBe(200);
    const late = await from('198.51.100.7', '/api/account/export', {}, last);
    expect([late.status, late.json()]).toEqual([429, { code: 'retry', message: 'Try again in a moment.', afterMs: expect.any(Number) }]);
    expect((await from('203.0.113.7', '/api/account/export', {}, last)).status).toBe(200);
    expect(await read('select id from people')).toHaveLength(22);
  });
});
