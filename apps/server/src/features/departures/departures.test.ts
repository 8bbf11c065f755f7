import { DEPARTED } from '@parley/shared/departed.ts';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Config } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import { forEachDatabase, type TestDatabase } from '../../db/testing.ts';
import { ask } from '../../http/testing.ts';
import { until } from '../../realtime/testing.ts';
import { cookieOf, password } from '../invites/testing-invites.ts';
import { start } from '../../testing-server.ts';
import { startLeaving } from './testing-departures.ts';

forEachDatabase(({ create }) => {
  const begin = async (place?: TestDatabase, settings: Partial<Config> = {}) => startLeaving(place ?? (await create()), settings);

  /** All that the database holds, as text: for SQLite the very bytes of its files. */
  async function everything({ place, read }: Pick<Awaited<ReturnType<typeof begin>>, 'place' | 'read'>): Promise<string> {
    if (place.kind === 'sqlite') {
      return readdirSync(place.dataDir)
        .map((name) => readFileSync(join(place.dataDir, name)).toString('latin1'))
        .join('\n');
    }
    const tables = await read<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
    const rows = await Promise.all(tables.map(({ name }) => read(`select * from "${name}"`)));
    return JSON.stringify(rows);
  }

  test('LEAVE1 whoever leaves proves it; the only owner is told to hand over first, and nothing of them is gone', async () => {
    const { leave, olga, member, enter, whoIs } = await begin();
    const mia = await member('Mia');
    for (const [body, status, field] of [
      [{ messages: 'keep' }, 400, 'password'],
      [{ messages: 'keep', password: 'not her password' }, 403, 'password'],
      [{ messages: 'keep', confirm: 'delete' }, 400, 'password'],
      [{ password }, 400, 'messages'],
    ] as const) {
      const answer = await leave(mia.cookie, body);
      expect([answer.status, (answer.json() as { field?: string }).field]).toEqual([status, field]);
    }
    const gus = await enter('Gus');
    expect((await leave(gus, { messages: 'keep' })).json()).toMatchObject({ field: 'confirm', message: 'Type “delete” here.' });
    expect((await leave('', { messages: 'keep' })).status).toBe(401);
    const alone = await leave(olga);
    expect([alone.status, alone.json()]).toMatchObject([403, { message: expect.stringContaining('You are the only owner of this Parley.') }]);
    for (const cookie of [mia.cookie, gus, olga]) expect((await whoIs(cookie)).person).not.toBeNull();
    expect((await leave(gus, { messages: 'keep', confirm: ' Delete ' })).status).toBe(200);
    expect((await whoIs(gus)).person).toBeNull();
  });

  test('LEAVE11 T20 from one network so many leave at once, and no more until a while later; who may not keeps nobody out elsewhere', async () => {
    const { server, read } = await begin(undefined, { rateLimits: true, trustProxy: 1 });
    const from = (address: string, path: string, body: object, cookie = '') =>
      ask(server.url, path, { body, headers: { 'x-forwarded-for': address, 'x-parley': '1', ...(cookie !== '' && { cookie }) } });
    const guests = await Promise.all(
      Array.from({ length: 22 }, async (_, index) => cookieOf(await from(`192.0.${index}.1`, '/api/guests', { name: `Guest ${index}` }))),
    );
    const leave = async (address: string, cookie: string, confirm = 'delete') =>
      (await from(address, '/api/account/delete', { messages: 'keep', confirm }, cookie)).status;
    const [last = '', mistaken = ''] = guests.slice(20);
    // What is no departure takes none.
    expect(await leave('198.51.100.7', mistaken, 'no')).toBe(400);
    for (const cookie of guests.slice(0, 20)) expect(await leave('198.51.100.7', cookie)).toBe(200);
    expect([await leave('198.51.100.7', last), await leave('203.0.113.7', last)]).toEqual([429, 200]);
    expect(await read('select person_id from departures')).toHaveLength(21);
  });

  test('LEAVE2 LEAVE3 every session ends, every way in is gone, name and user name are free again, and other browsers are told why', async () => {
    const { leave, member, signIn, whoIs, device, accept, invite, olga, post, enter, reactivate } = await begin();
    const mia = await member('Mia');
    const elsewhere = cookieOf(await signIn('mia'));
    const open = [await device(mia.cookie), await device(elsewhere, 'polling')];
    const from = performance.now();
    const left = await leave(mia.cookie);
    expect([left.status, left.headers.get('clear-site-data'), cookieOf(left)]).toEqual([200, '"cache", "storage"', 'parley=']);
    for (const { closed } of open) expect((await closed) - from).toBeLessThan(1_000);
    expect(await whoIs(elsewhere)).toEqual({ person: null, guests: true, providers: [], ended: mia.id, why: 'deleted' });
    expect((await signIn('mia')).status).toBe(401);
    expect((await leave(mia.cookie)).status).toBe(401);
    expect((await reactivate(mia.id)).status).toBe(404);
    const again = await accept((await invite(olga)).token, { name: 'Mia', userName: 'mia', password });
    expect([again.status, (again.json() as { person: { id: string } }).person.id === mia.id]).toEqual([200, false]);
    expect((await post('/api/guests', { name: 'deleted  PERSON' })).json()).toMatchObject({ code: 'conflict', suggestion: 'deleted PERSON 2' });
    expect(await enter('Somebody')).not.toBe('');
  });

  test.each(['keep', 'erase'] as const)(
    'LEAVE4 LEAVE5 LEAVE6 in open windows and to who comes later they are a deleted person; numbers and others’ unread stay right (messages: %s)',
    async (messages) => {
      const { leave, member, olga, room, post, say, device, page, counters, scrubbed } = await begin();
      const mia = await member('Mia');
      const bob = await member('Bob');
      const roomId = await room(olga, 'Design');
      for (const { cookie } of [mia, bob]) await post('/api/room:join', { roomId }, cookie);
      await say(roomId, 'from mia', mia.cookie);
      await say(roomId, 'from bob', bob.cookie);
      await post('/api/read:mark', { roomId, ord: 1, back: true }, bob.cookie);
      const before = await counters(roomId);
      const his = await device(bob.cookie);
      await leave(mia.cookie, { messages, password });
      await scrubbed();
      await his.socket.emitWithAck('room:browse', { query: '', archived: false });
      const told = { type: 'person:deleted', actor: mia.id, payload: { personId: mia.id, erased: messages === 'erase' } };
      expect(his.events(roomId)).toMatchObject([told, told]);
      const { entries, people } = await page(roomId, olga);
      expect(people.find(({ id }) => id === mia.id)?.name).toBe(DEPARTED);
      expect(entries.flatMap(({ payload }) => payload.body ?? [])).toEqual([messages === 'keep' ? 'from mia' : '', 'from bob']);
      expect(entries.find(({ type, actor }) => type === 'member:joined' && actor === mia.id)?.payload.member?.name).toBe(DEPARTED);
      const after = await counters(roomId);
      expect(after.seqs.map(({ seq }) => seq)).toEqual(Array.from({ length: before.seqs.length + 2 }, (_, index) => index + 1));
      expect(after.log).toMatchObject([{ ord: 2, message_seq: (before.log[0] as { message_seq: number }).message_seq }]);
      expect(after.reads).toHaveLength(before.reads.length - 1);
      const snapshot = (await his.socket.emitWithAck('log:read', { log: roomId, after: null })) as {
        value: { state: { members: { id: string }[] } };
      };
      expect(snapshot.value.state.members.map(({ id }) => id)).not.toContain(mia.id);
    },
  );

  test('LEAVE7 name, user name, address and words of whoever left are nowhere in the database any more, not in the bytes of its files', async () => {
    const began = await begin();
    const { leave, olga, invite, accept, room, post, say, member, scrubbed, whoIs } = began;
    const adam = await member('Canaryone', 'admin');
    await post('/api/person:rename', { name: 'Canarytwo' }, adam.cookie);
    await post('/api/person:describe', { pronouns: 'canarypronouns', timeZone: '' }, adam.cookie);
    await post('/api/person:status', { status: { emoji: '🌴', text: 'canarystatus', until: null } }, adam.cookie);
    const roomId = await room(olga, 'Design');
    await post('/api/room:join', { roomId }, adam.cookie);
    for (let count = 0; count < 30; count += 1) await say(roomId, `canarywords ${count} ${'x'.repeat(count * 40)}`, adam.cookie);
    const bob = await member('Bob');
    // His own log says who wrote last where he came, and who made the link.
    await post('/api/room:join', { roomId }, bob.cookie);
    const { token } = (await post('/api/reset:create', { personId: bob.id }, adam.cookie)).json() as { token: string };
    expect((await post('/api/reset', { token, password: 'seven lanterns over water' })).status).toBe(200);
    await accept((await invite(adam.cookie)).token, { name: 'Eve', userName: 'eve', password });
    const beside = await connect(began.place, () => {});
    await sql.raw(`insert into mail_addresses values ('${adam.id}', 'canary@example.com', 'canary@example.com', 1)`).execute(beside.write);
    await beside.close();
    expect(await everything(began)).toMatch(/canary/iu);
    expect((await leave(adam.cookie, { messages: 'erase', password })).status).toBe(200);
    await scrubbed();
    expect((await whoIs(olga)).person).not.toBeNull();
    // While it runs: a moment later the file beside the database has begun anew.
    await until(async () => expect(await everything(began)).not.toMatch(/canary/iu));
  });

  test('LEAVE7 LEAVE4 whatever somebody is called who leaves, no word is taken out of what others were told; who did help is named no more', async () => {
    const { leave, member, olga, enter, post, read, scrubbed, room, say } = await begin();
    const adam = await member('Adam', 'admin');
    const bob = await member('Bob');
    const carl = await member('Carl');
    for (const [who, by] of [
      [bob, olga],
      [carl, adam.cookie],
    ] as const) {
      const { token } = (await post('/api/reset:create', { personId: who.id }, by)).json() as { token: string };
      expect((await post('/api/reset', { token, password: 'seven lanterns over water' })).status).toBe(200);
    }
    const roomId = await room(olga, 'Design');
    await say(roomId, 'from olga', olga);
    await enter('Dora').then((dora) => post('/api/room:join', { roomId }, dora));
    const told = () => read<{ text: string }>(`select text from notices order by at, id`).then((rows) => rows.map(({ text }) => text));
    const before = await told();
    const logged = () => read(`select log_id, seq, payload from log_events where type in ('notice:posted', 'room:joined') order by log_id, seq`);
    const events = await logged();
    expect(before.join()).toMatch(/link from Olga\. .*link from Adam\. /su);
    // Words before a full stop, among them a name that somebody had and has again.
    for (const name of ['Account, and ask them', 'create a room', 'browse the rooms', 'lobby']) {
      const guest = await enter(name);
      await leave(guest, { messages: 'erase', confirm: 'delete' });
      await scrubbed();
    }
    expect((await told()).filter((text) => before.includes(text))).toEqual(before);
    expect((await logged()).filter((row) => JSON.stringify(events).includes(JSON.stringify(row)))).toEqual(events);
    expect((await leave(adam.cookie, { messages: 'keep', password })).status).toBe(200);
    await scrubbed();
    expect(JSON.stringify([await told(), await logged()])).not.toMatch(/Adam/u);
    expect((await told()).join()).toMatch(
      /link from Olga\. .*link from Deleted person\. If that wasn’t you, change it again under Account, and ask them\./su,
    );
  });

  test('LEAVE7 BLOCK2 whoever blocks who leaves, or did once, has their name in no log any more', async () => {
    const { leave, member, post, read, scrubbed } = await begin();
    const mia = await member('Canary');
    const [bob, carl] = [await member('Bob'), await member('Carl')];
    for (const { cookie } of [bob, carl]) expect((await post('/api/person:block', { personId: mia.id }, cookie)).status).toBe(200);
    expect((await post('/api/person:unblock', { personId: mia.id }, carl.cookie)).status).toBe(200);
    await leave(mia.cookie);
    await scrubbed();
    const logged = await read<{ payload: string }>(`select payload from log_events where type = 'person:blocked'`);
    expect(logged.map(({ payload }) => (JSON.parse(payload) as { blocked: { name: string } }).blocked.name).toSorted()).toEqual([
      '',
      DEPARTED,
      DEPARTED,
    ]);
    expect(JSON.stringify(await read('select payload from log_events'))).not.toMatch(/canary/iu);
  });

  test('LEAVE8 who deletes themselves twice at once, and writes meanwhile, is gone once, and nothing of theirs comes after it', async () => {
    const { leave, member, olga, room, post, say, read, scrubbed } = await begin();
    const mia = await member('Mia');
    const roomId = await room(olga, 'Design');
    await post('/api/room:join', { roomId }, mia.cookie);
    const all = [
      leave(mia.cookie),
      leave(mia.cookie, { messages: 'erase', password }),
      ...Array.from({ length: 10 }, () => say(roomId, 'late', mia.cookie)),
    ];
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.slice(0, 2).toSorted((a, b) => a - b)).toEqual([200, 401]);
    await scrubbed();
    const after = await read(
      `select type from log_events where log_id = '${roomId}' and actor_id = '${mia.id}' and type <> 'person:deleted'
       and seq > (select min(seq) from log_events where log_id = '${roomId}' and type = 'person:deleted')`,
    );
    expect(after).toEqual([]);
    expect(await read('select person_id from departures')).toHaveLength(1);
  });

  test('LEAVE9 what an end of the server left undone is done by the next start, and whoever left stays gone when a backup from before is put back', async () => {
    const place = await create();
    const began = await begin(place);
    const { leave, member, olga, room, post, say, read, scrubbed, server } = began;
    const mia = await member('Mia');
    const roomId = await room(olga, 'Design');
    await post('/api/room:join', { roomId }, mia.cookie);
    await say(roomId, 'from mia', mia.cookie);
    await leave(mia.cookie, { messages: 'erase', password });
    await scrubbed();
    await server.close();
    // As if it had not come to that, and as if the database was one from before.
    const database = await connect(place, () => {});
    for (const statement of [
      `delete from departures`,
      `delete from deactivations`,
      `update people set name = 'Mia', name_key = 'mia' where id = '${mia.id}'`,
      `update members set left_seq = null where person_id = '${mia.id}'`,
      `update log_events set payload = replace(payload, '"body":""', '"body":"from mia"') where type = 'message:sent'`,
    ])
      await sql.raw(statement).execute(database.write);
    await database.close();
    const again = await start(place, { rateLimits: false });
    await until(async () => expect(await read('select person_id from departures where scrubbed_at is not null')).toHaveLength(1));
    expect(await read(`select name from people where id = '${mia.id}'`)).toEqual([{ name: DEPARTED }]);
    expect(JSON.stringify(await read(`select payload from log_events where log_id = '${roomId}'`))).not.toMatch(/from mia|"Mia"/u);
    await again.close();
    // The list has hashes only.
    expect(readFileSync(join(place.dataDir, 'parley.erased'), 'utf8')).toMatch(/^[0-9a-f]{64} erased\n$/u);
    rmSync(join(place.dataDir, 'parley.erased'));
  });
});
