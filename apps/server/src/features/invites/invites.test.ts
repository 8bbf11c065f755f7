import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Config } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import { forEachDatabase, type TestDatabase } from '../../db/testing.ts';
import { ask } from '../../http/testing.ts';
import { createLogger, type Logger } from '../../lib/logger.ts';
import { cookieOf, password, startInvites } from './testing-invites.ts';

const gone = { code: 'gone', message: 'This invite can’t be used any more. Ask for a new one.' };

forEachDatabase(({ create }) => {
  const begin = async (settings: Partial<Config> = {}, logger?: Logger, where?: TestDatabase) =>
    startInvites(where ?? (await create()), settings, logger);

  test('INVITE1 whoever uses the link of the first start becomes the owner, once; it is the same at every start until then', async () => {
    const first = await begin();
    const { where, ownerToken } = first;
    await first.server.close();
    const { look, accept, post, invite, server } = await begin({}, undefined, where);
    expect(server.ownerLink).toBe(`${server.url}/invite#${ownerToken}`);
    expect((await look(ownerToken)).json()).toEqual({ invitation: { role: 'owner', rooms: [], by: null } });
    expect((await accept(ownerToken, { name: 'Olga' })).json()).toMatchObject({ code: 'invalid', field: 'userName' });
    const accepted = await accept(ownerToken, { name: 'Olga', userName: 'olga', password });
    expect([accepted.status, accepted.json()]).toMatchObject([200, { person: { name: 'Olga' } }]);
    // What only an owner may.
    await invite(cookieOf(accepted), { role: 'admin' });
    expect((await accept(ownerToken, { name: 'Eve', userName: 'eve', password })).json()).toEqual(gone);
    expect((await post('/api/session', { userName: 'eve', password })).status).toBe(401);
    await server.close();
    expect((await begin({}, undefined, where)).server.ownerLink).toBeNull();
  });

  test('INVITE2 owners invite admins, members and guests, admins members and guests, nobody else anybody; and only to rooms of their own', async () => {
    const { owner, invite, accept, post, enter: guest, room } = await begin();
    const olga = await owner();
    const adam = cookieOf(await accept((await invite(olga, { role: 'admin' })).token, { name: 'Adam', userName: 'adam', password }));
    const mia = cookieOf(await accept((await invite(olga)).token, { name: 'Mia', userName: 'mia', password }));
    const gus = await guest('Gus');
    const answers: Record<string, number[]> = {};
    for (const [name, cookie] of Object.entries({ olga, adam, mia, gus })) {
      answers[name] = [];
      for (const role of ['owner', 'admin', 'member', 'guest']) {
        answers[name].push((await post('/api/invite:create', { id: uuidv7(), role, roomIds: [], uses: 1, days: 1 }, cookie)).status);
      }
      answers[name].push((await post('/api/invite:list', {}, cookie)).status, (await post('/api/invite:revoke', { id: uuidv7() }, cookie)).status);
    }
    expect(answers).toEqual({
      olga: [400, 200, 200, 200, 200, 200],
      adam: [400, 403, 200, 200, 200, 200],
      mia: [400, 403, 403, 403, 403, 403],
      gus: [400, 403, 403, 403, 403, 403],
    });
    const foreign = { id: uuidv7(), role: 'member', roomIds: [await room(gus, 'Not hers')], uses: 1, days: 1 };
    expect((await post('/api/invite:create', foreign, olga)).status).toBe(404);
  });

  test('INVITE3 who comes by an invite is in its rooms: somebody new, a guest who becomes an account, and who has one', async () => {
    const { owner, invite, accept, enter: guest, room, rooms, post } = await begin();
    const olga = await owner();
    const roomIds = [await room(olga, 'Design'), await room(olga, 'Random')];
    const { token, invite: made } = await invite(olga, { roomIds, uses: 3 });
    expect(made).toMatchObject({ by: 'Olga', role: 'member', uses: 3, used: 0, rooms: [{ name: 'Design' }, { name: 'Random' }] });
    const mia = await accept(token, { name: 'Mia', userName: 'mia', password });
    expect(await rooms(cookieOf(mia))).toEqual(['Design', 'Lobby', 'Random']);

    const gus = await guest('Gus');
    expect((await accept(token, {}, gus)).json()).toMatchObject({ field: 'userName' });
    const member = await accept(token, { userName: 'gus', password }, gus);
    expect([member.status, member.json(), await rooms(cookieOf(member))]).toMatchObject([
      200,
      { person: { name: 'Gus' } },
      ['Design', 'Lobby', 'Random'],
    ]);
    // The session of before was replaced, as whoever gains rights is given a new one.
    expect((await post('/api/person:rename', { name: 'Gustav' }, gus)).status).toBe(401);

    const eva = cookieOf(await accept((await invite(olga)).token, { name: 'Eva', userName: 'eva', password }));
    // Of who is what they were no session is replaced: an answer that is lost costs nothing.
    for (let time = 0; time < 2; time += 1) {
      const again = await accept(token, {}, eva);
      expect([again.status, again.headers.getSetCookie(), await rooms(eva)]).toEqual([200, [], ['Design', 'Lobby', 'Random']]);
    }
    expect((await post('/api/invite:list', {}, olga)).json()).toEqual({ invites: [] });
  });

  test('INVITE3 an admin is one from then on, a guest by invite needs a name only, and nobody is made less than they are', async () => {
    const { owner, invite, accept, enter: guest, post } = await begin();
    const olga = await owner();
    const mia = cookieOf(await accept((await invite(olga)).token, { name: 'Mia', userName: 'mia', password }));
    const raised = cookieOf(await accept((await invite(olga, { role: 'admin' })).token, { password }, mia));
    expect((await post('/api/invite:list', {}, raised)).status).toBe(200);
    await accept((await invite(olga, { role: 'guest' })).token, {}, raised);
    expect((await post('/api/invite:list', {}, raised)).status).toBe(200);
    const gus = await accept((await invite(olga, { role: 'guest' })).token, { name: 'Gus' });
    expect([gus.status, (await post('/api/invite:list', {}, cookieOf(gus))).status]).toEqual([200, 403]);
    // A guest who makes an account later is a member as any other, and can be made more.
    const pat = await guest('Pat');
    const account = cookieOf(await post('/api/account', { userName: 'pat', password }, pat));
    const admin = cookieOf(await accept((await invite(olga, { role: 'admin' })).token, { password }, account));
    expect((await post('/api/invite:list', {}, admin)).status).toBe(200);
  });

  test('INVITE3 T11 whoever is more by an invite has one session, a new one; who had the others is out', async () => {
    const { owner, invite, accept, post } = await begin();
    const olga = await owner();
    const mia = cookieOf(await accept((await invite(olga)).token, { name: 'Mia', userName: 'mia', password }));
    const phone = cookieOf(await post('/api/session', { userName: 'mia', password }));
    const admin = cookieOf(await accept((await invite(olga, { role: 'admin' })).token, { password }, mia));
    const statuses: number[] = [];
    for (const cookie of [mia, phone, admin]) statuses.push((await post('/api/invite:list', {}, cookie)).status);
    expect(statuses).toEqual([401, 401, 200]);
  });

  test('INVITE9 who has an account comes to look after a Parley with its password only, and of wrong ones few are looked at', async () => {
    const { owner, invite, accept, post, ownerToken } = await begin({ rateLimits: true });
    const gus = cookieOf(await accept(ownerToken, { name: 'Gus' }));
    expect(gus).toBe('');
    const olga = await owner();
    const mia = cookieOf(await accept((await invite(olga)).token, { name: 'Mia', userName: 'mia', password }));
    const { token } = await invite(olga, { role: 'admin' });
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await accept(token, { password: `no lantern at all ${index}` }, mia)).status);
    expect([(await accept(token, {}, mia)).json(), statuses]).toMatchObject([{ field: 'password' }, [403, 403, 403, 403, 403, 429]]);
    expect((await post('/api/invite:list', {}, mia)).status).toBe(403);
  });

  test('INVITE3 whoever comes again because the answer was lost is let in as who they are by then; with another password it is used up', async () => {
    const { ownerToken, accept, read } = await begin();
    const olga = { name: 'Olga', userName: 'olga', password };
    const answers = [await accept(ownerToken, olga), await accept(ownerToken, olga), await accept(ownerToken, { ...olga, password: `${password}!` })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
    expect(answers[1]?.json()).toEqual(answers[0]?.json());
    expect(await read('select count(*) as people from people')).toEqual([{ people: 1 }]);
  });

  test('INVITE3 a guest who came by a link and makes an account of it later is no guest any more; who made a room still looks after it', async () => {
    const { owner, invite, accept, enter: guest, room, post, read } = await begin();
    const olga = await owner();
    const gus = await guest('Gus');
    const { token } = await invite(olga, { role: 'guest', uses: 5 });
    await accept(token, {}, gus);
    const member = cookieOf(await post('/api/account', { userName: 'gus', password }, gus));
    expect(await read(`select role from people where name = 'Gus'`)).toEqual([{ role: 'member' }]);
    const roomId = await room(member, 'Design');
    await post('/api/room:join', { roomId }, olga);
    const back = await invite(olga, { roomIds: [roomId] });
    await post('/api/room:leave', { roomId }, member);
    await accept(back.token, {}, member);
    expect((await post('/api/room:update', { roomId, name: 'Design', topic: 'ours', icon: '' }, member)).status).toBe(200);
  });

  test('INVITE3 what is refused costs no use and leaves nobody behind', async () => {
    const { owner, invite, accept, look, read } = await begin();
    const olga = await owner();
    const { token } = await invite(olga);
    const people = () =>
      read(
        'select (select count(*) from people) as people, (select count(*) from auth_users) as users, (select count(*) from auth_sessions) as sessions',
      );
    const before = await people();
    const refusals = [
      [{ userName: 'mia', password }, { field: 'name' }],
      [
        { name: 'Olga', userName: 'mia', password },
        { field: 'name', code: 'conflict', suggestion: 'Olga 2' },
      ],
      [
        { name: 'Mia', userName: 'olga', password },
        { field: 'userName', code: 'conflict' },
      ],
      [
        { name: 'Mia', userName: 'm', password },
        { field: 'userName', code: 'invalid' },
      ],
      [
        { name: 'Mia', userName: 'mia', password: 'short' },
        { field: 'password', code: 'invalid' },
      ],
      [
        { name: 'Mia', userName: 'mia' },
        { field: 'password', code: 'invalid' },
      ],
      [{ name: 'Mia' }, { field: 'userName', code: 'invalid' }],
    ] as const;
    for (const [body, refusal] of refusals) {
      const answer = await accept(token, body);
      expect([answer.json(), answer.headers.getSetCookie()]).toMatchObject([refusal, []]);
    }
    expect([await people(), (await look(token)).status]).toEqual([before, 200]);
  });

  test('INVITE4 T13 of two hundred who come at once by a link for one, one comes in; the same person counts once', async () => {
    const { owner, invite, accept, read, enter: guest } = await begin();
    const olga = await owner();
    const { token } = await invite(olga, { role: 'guest' });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => accept(token, { name: `Guest ${index}` })));
    const bodies = answers.map((answer) => answer.json());
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(bodies.filter((body) => JSON.stringify(body) === JSON.stringify(gone))).toHaveLength(199);
    expect(await read('select count(*) as count from people')).toEqual([{ count: 2 }]);
    const gus = await guest('Gus');
    const two = await invite(olga, { role: 'guest', uses: 2 });
    const same = await accept(two.token, {}, gus);
    expect([same.status, (await accept(two.token, {}, gus)).status]).toEqual([200, 200]);
    expect(await read(`select used from invites where id = '${two.invite.id}'`)).toEqual([{ used: 1 }]);
  });

  test('INVITE5 T13 one that is unknown, used up, ended, revoked, or of another Parley: one answer, byte for byte', async () => {
    const { owner, invite, accept, look, post, read, where } = await begin();
    const olga = await owner();
    const [used, ended, revoked] = [await invite(olga), await invite(olga), await invite(olga)];
    await accept(used.token, { name: 'Mia', userName: 'mia', password });
    const database = await connect(where, () => {});
    await sql`update invites set expires_at = 1 where id = ${ended.invite.id}`.execute(database.write);
    await database.close();
    await post('/api/invite:revoke', { id: revoked.invite.id }, olga);
    const elsewhere = await begin();
    const foreign = await elsewhere.invite(await elsewhere.owner());
    for (const token of ['', 'made up', 'x'.repeat(200), used.token, ended.token, revoked.token, foreign.token, revoked.invite.id]) {
      for (const answer of [await look(token), await accept(token, { name: 'Eve', userName: 'eve', password }), await accept(token, {}, olga)]) {
        expect([answer.status, answer.text, answer.headers.getSetCookie()]).toEqual([404, JSON.stringify(gone), []]);
      }
    }
    expect(await read(`select name from people where name = 'Eve'`)).toEqual([]);
  });

  test('INVITE5 of tokens that are none five from one network are looked at, then one in ten seconds; good ones do not count', async () => {
    const { ownerToken, look, accept } = await begin({ rateLimits: true });
    const statuses: number[] = [];
    for (let index = 0; index < 8; index += 1) statuses.push((await (index % 2 === 0 ? look('none') : accept('none'))).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
    for (let index = 0; index < 20; index += 1) expect((await look(ownerToken)).status).toBe(200);
  });

  test('INVITE6 T13 T26 a token is kept as a hash only, and is in no log', async () => {
    const lines: string[] = [];
    const logger = createLogger('debug', new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
    const { owner, invite, accept, look, ownerToken, read } = await begin({}, logger);
    const olga = await owner();
    const { token } = await invite(olga, { uses: 2 });
    await look(token);
    await accept(token, { name: 'Mia', userName: 'mia', password });
    await accept(token, { name: 'Mia', userName: 'other', password });
    const kept = JSON.stringify([
      await read('select * from invites'),
      await read('select * from invite_uses'),
      await read('select * from log_events'),
    ]);
    for (const secret of [token, ownerToken]) {
      expect(secret.length).toBeGreaterThan(40);
      expect([kept.includes(secret), lines.join('').includes(secret)]).toEqual([false, false]);
    }
  });

  test('INVITE7 where guests are not welcome a name alone lets nobody in, an invite does, and who is there stays', async () => {
    const open = await begin();
    const gus = await open.enter('Gus');
    const olga = await open.owner();
    const asGuest = await open.invite(olga, { role: 'guest' });
    await open.server.close();
    const { post, server, invite, accept } = await begin({ guests: false }, undefined, open.where);
    const refused = await ask(server.url, '/api/guests', { body: { name: 'Eve' } });
    expect([refused.status, refused.json()]).toMatchObject([403, { message: 'Parley takes only invited people here. Ask one of them for a link.' }]);
    const session = await ask(server.url, '/api/session', { headers: { cookie: gus, 'x-parley': '1' } });
    expect(session.json()).toMatchObject({ person: { name: 'Gus' }, guests: false });
    expect((await accept(asGuest.token, { name: 'Eve' })).status).toBe(200);
    expect((await accept((await invite(olga)).token, { name: 'Mia', userName: 'mia', password })).status).toBe(200);
    expect((await post('/api/account', { userName: 'gus', password }, gus)).status).toBe(200);
  });

  test('an invite that is asked for again, because its answer got lost, has another token; the first is none any more', async () => {
    const { owner, invite, look, accept, post } = await begin();
    const olga = await owner();
    const id = uuidv7();
    const [first, second] = [await invite(olga, { id, role: 'admin', uses: 100 }), await invite(olga, { id })];
    expect(second.invite).toMatchObject({ role: 'member', uses: 1 });
    expect([(await look(first.token)).status, (await look(second.token)).status]).toEqual([404, 200]);
    const adam = cookieOf(await accept((await invite(olga, { role: 'admin' })).token, { name: 'Adam', userName: 'adam', password }));
    expect((await post('/api/invite:create', { id, role: 'member', roomIds: [], uses: 1, days: 1 }, adam)).status).toBe(409);
  });
});
