import { sql } from 'kysely';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import type { Config } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import { forEachDatabase } from '../../db/testing.ts';
import { keptOfAccounts, notOfAccounts } from '../../http/accounts/kept-of-accounts.ts';
import { password } from '../invites/testing-invites.ts';
import { exportOf } from './export-of.ts';
import { WINDOW } from './exports.queries.ts';
import { startExports } from './testing-exports.ts';
import { keptByFeatures, notOfPeople } from '../kept.ts';

forEachDatabase(({ create, open }) => {
  const begin = async (settings: Partial<Config> = {}) => startExports(await create(), settings);

  test('EXPORT1 every column of every table is either told to whose it is or withheld on purpose, or its table is nobody’s', async () => {
    const database = await open(await create());
    onTestFinished(() => database.close());
    const tables = (await database.read.introspection.getTables()).filter(({ name, isView }) => !isView && !name.startsWith('kysely_'));
    expect(tables.length).toBeGreaterThan(20);
    const kept = [...keptByFeatures, ...keptOfAccounts];
    const nobodys = { ...notOfPeople, ...notOfAccounts };
    const said: Record<string, string[]> = {};
    for (const { table, whose, told, withheld } of kept) said[table] = [...(said[table] ?? []), whose, ...told, ...withheld];
    for (const { name, columns } of tables) {
      if (name in nobodys) expect(said).not.toHaveProperty(name);
      else expect([name, [...new Set(said[name])].toSorted()]).toEqual([name, columns.map((column) => column.name).toSorted()]);
    }
    expect([...new Set([...Object.keys(said), ...Object.keys(nobodys)])].toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
    expect(new Set(kept.map(({ name }) => name)).size).toBe(kept.length);
  });

  test('EXPORT2 EXPORT3 an export has everything of the person, as a recount finds it, and nothing that anybody else said', async () => {
    const { member, olga, room, post: ask, say, unpacked, invite, read, accept, idOf } = await begin();
    const mia = await member('Mia', 'admin');
    const [design, secret, left] = [await room(olga, 'Design'), await room(olga, 'Secret plans'), await room(olga, 'Left behind')];
    for (const roomId of [design, left]) await ask('/api/room:join', { roomId }, mia.cookie);
    await ask('/api/person:describe', { pronouns: 'she/her', timeZone: 'Europe/Berlin' }, mia.cookie);
    for (const [roomId, cookie, body] of [
      [design, olga, 'canary of olga'],
      [design, mia.cookie, 'mine in design, “quoted” \u2028 and\nbroken'],
      [secret, olga, 'canary in secret'],
      [left, mia.cookie, 'mine in a room I left'],
    ] as const)
      await say(roomId, body, cookie);
    await ask('/api/read:mark', { roomId: design, ord: 2 }, mia.cookie);
    await ask('/api/room:leave', { roomId: left }, mia.cookie);
    await ask('/api/room:update', { roomId: left, name: 'Canary name', topic: 'canary topic', icon: '' }, olga);
    const made = await room(mia.cookie, 'Mias own');
    const { invite: hers } = await invite(mia.cookie, { roomIds: [design] });
    await accept((await invite(mia.cookie)).token, { name: 'Canary guest', userName: 'canary', password });
    await ask('/api/reset:create', { personId: mia.id }, olga);
    const gus = await member('Gus');
    for (const [personId, cookie] of [
      [await idOf(olga), mia.cookie],
      [mia.id, gus.cookie],
    ] as const)
      expect((await ask('/api/person:block', { personId }, cookie)).status).toBe(200);

    const { me, activity, log, text } = await unpacked(mia.cookie);
    expect(me.id).toBe(mia.id);
    expect(me['person']).toEqual([{ name: 'Mia', createdAt: expect.any(Number), role: 'admin' }]);
    expect(me['profile']).toMatchObject([{ pronouns: 'she/her', timeZone: 'Europe/Berlin' }]);
    expect(me['account']).toMatchObject([{ username: 'mia' }]);
    expect(me['sessions']).toHaveLength(1);
    expect(me['rooms']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ roomId: design, name: 'Design', role: 'member', readOrd: 2 }),
        expect.not.objectContaining({ roomId: left, name: expect.anything() }),
        expect.objectContaining({ roomId: made, name: 'Mias own', role: 'owner' }),
      ]),
    );
    expect(me['roomsMade']).toMatchObject([{ id: made }]);
    expect(me['invitesMade']).toHaveLength(2);
    expect(me['invitesMadeForRooms']).toEqual([{ inviteId: hers.id, roomId: design }]);
    expect(me['invitesUsed']).toHaveLength(1);
    expect(me['linksToNewPassword']).toMatchObject([{ way: 'person', usedAt: null }]);
    expect(me['notices']).toHaveLength(1);
    expect(me['blocked']).toEqual([{ blockedId: await idOf(olga), at: expect.any(Number) }]);
    // Nor that somebody has blocked her.
    expect(text).not.toContain(gus.id);

    const recount = await read<{ id: string }>(`select id from messages where author_id = '${mia.id}'`);
    const messages = activity.filter(({ type }) => type === 'message:sent');
    expect(new Set(messages.map(({ id }) => id))).toEqual(new Set(recount.map(({ id }) => id)));
    expect(messages).toHaveLength(recount.length);
    expect(new Set(messages.map(({ body }) => body))).toEqual(new Set(['mine in a room I left', 'mine in design, “quoted” \u2028 and\nbroken']));
    const [events] = await read<{ count: number }>(`select count(*) as count from log_events where actor_id = '${mia.id}' and log_id <> '${mia.id}'`);
    expect(activity).toHaveLength(Number(events?.count));
    const [own] = await read<{ count: number }>(`select count(*) as count from log_events where log_id = '${mia.id}'`);
    expect(log).toHaveLength(Number(own?.count));
    // Of others she is told nothing that was not said to her.
    expect(text).not.toMatch(/canary|in secret|secret plans|argon2|token/iu);
    const secrets = await read<{ token: string }>(`select token from auth_sessions union all select token_hash from invites`);
    expect(secrets.length).toBeGreaterThan(3);
    for (const { token } of secrets) expect(text).not.toContain(token);
  });

  test('EXPORT4 whoever has an account proves it with their password, guests by being here; nobody takes anybody else’s, and one is made an hour', async () => {
    const { member, take, unpacked, enter, idOf, post: ask } = await begin({ rateLimits: true });
    const mia = await member('Mia');
    for (const [body, status, field] of [
      [{}, 400, 'password'],
      [{ password: 'not her password' }, 403, 'password'],
      [{ password, personId: mia.id }, 400, undefined],
    ] as const) {
      const answer = await take(mia.cookie, body);
      expect([answer.status, (JSON.parse(answer.body.toString()) as { field?: string }).field]).toEqual([status, field]);
    }
    expect((await take('', {})).status).toBe(401);
    expect((await unpacked(mia.cookie)).me.id).toBe(mia.id);
    expect((await ask('/api/account/export', { password }, mia.cookie)).status).toBe(429);
    const gus = await enter('Gus');
    const his = await unpacked(gus, {});
    expect([his.me.id, his.me['person']]).toEqual([await idOf(gus), [{ name: 'Gus', createdAt: expect.any(Number), role: 'guest' }]]);
    expect((await take(gus, {})).status).toBe(429);
  });

  test('EXPORT5 of a hundred thousand messages few are in memory at a time, others are served meanwhile, and whoever goes away ends it', async () => {
    const { member, olga, room, where } = await begin();
    const mia = await member('Mia');
    const roomId = await room(olga, 'Long');
    const database = await connect(where, () => {});
    onTestFinished(() => database.close());
    const { write } = database;
    await write
      .insertInto('members')
      .values({
        room_id: roomId as never,
        person_id: mia.id as never,
        role: 'member',
        first_seq: 0,
        joined_seq: 0,
        joined_at: 0,
        left_seq: null,
        read_ord: 0,
      })
      .execute();
    const most = 100_000;
    await sql`
      with recursive numbers (n) as (select 10 union all select n + 1 from numbers where n < ${sql.lit(most + 9)})
      insert into log_events (log_id, seq, type, actor_id, payload, at)
      select ${roomId}, n, 'message:sent', ${mia.id}, '{"id":"m' || n || '","ord":' || n || ',"body":"' || ${'x'.repeat(300)} || '"}', n from numbers`.execute(
      write,
    );
    await write
      .updateTable('logs')
      .set({ seq: most + 10 })
      .where('id', '=', roomId as never)
      .execute();

    // How often anybody else had their turn meanwhile.
    let turns = 0;
    let next = setImmediate(take);
    function take(): void {
      turns += 1;
      next = setImmediate(take);
    }
    onTestFinished(() => clearImmediate(next));
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().heapUsed;
    let chunks = 0;
    let peak = -Infinity;
    let size = 0;
    for await (const chunk of exportOf(database.read, keptByFeatures, mia.id as never, 0)) {
      size += (chunk as Buffer).length;
      chunks += 1;
      if (chunks % 20 === 0) {
        collect();
        peak = Math.max(peak, process.memoryUsage().heapUsed - before);
      }
    }
    expect(size).toBeGreaterThan(300_000);
    // All of it as text would be some 40 MB.
    expect(chunks).toBeGreaterThan(100);
    expect(peak).toBeLessThan(20_000_000);
    expect(turns).toBeGreaterThan(most / WINDOW);

    const stream = exportOf(database.read, keptByFeatures, mia.id as never, 0);
    stream.once('data', () => stream.destroy());
    await new Promise((resolve) => void stream.once('close', resolve));
  }, 60_000);
});
