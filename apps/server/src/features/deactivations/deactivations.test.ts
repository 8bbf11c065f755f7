import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { cookieOf, password } from '../invites/testing-invites.ts';
import { startPeople } from './testing-deactivations.ts';

const deactivated = { code: 'forbidden', message: 'This account is deactivated. Ask somebody who looks after this Parley.' };
const nowhere = '00000000-0000-7000-8000-000000000000';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly deactivated?: true;
}

forEachDatabase(({ create }) => {
  async function begin() {
    const parley = await startPeople(await create());
    return {
      ...parley,
      async members(cookie: string, roomId: string) {
        const { socket } = await parley.device(cookie);
        const ack = (await socket.emitWithAck('log:read', { log: roomId, after: null })) as { value: { state: { members: Member[] } } };
        return ack.value.state.members;
      },
    };
  }

  test('DEACT1 who looks after a Parley keeps people out who are less, and lets them in again; nobody else does, and nobody themselves', async () => {
    const { olga, idOf, member, enter, deactivate, reactivate } = await begin();
    const [adam, ada, mia, gus] = [await member('Adam', 'admin'), await member('Ada', 'admin'), await member('Mia'), await enter('Gus')];
    const whom = [await idOf(olga), ada.id, mia.id, await idOf(gus), nowhere];
    for (const [cookie, expected] of [
      [gus, [403, 403, 403, 403, 403]],
      [mia.cookie, [403, 403, 403, 403, 403]],
      [adam.cookie, [403, 403, 200, 200, 404]],
      [olga, [403, 200, 200, 200, 404]],
    ] as const) {
      for (const way of [deactivate, reactivate]) {
        const statuses: number[] = [];
        for (const id of whom) statuses.push((await way(id, cookie)).status);
        expect(statuses).toEqual(expected);
      }
      if (cookie === adam.cookie) expect((await deactivate(adam.id, cookie)).status).toBe(403);
    }
  });

  test('DEACT1 of an admin and a member who is told to be kept out and let in again and again, each answer says how it stands, and nobody hears of what changed nothing', async () => {
    const { member, deactivate, reactivate, device, olga, lobby } = await begin();
    const mia = await member('Mia');
    const log = await lobby();
    const hers = await device(olga);
    for (const way of [reactivate, deactivate, deactivate, reactivate, reactivate]) expect((await way(mia.id)).json()).toEqual({});
    await hers.socket.emitWithAck('room:browse', { query: '', archived: false });
    expect(hers.events(log)).toMatchObject([
      { type: 'person:deactivated', payload: { personId: mia.id } },
      { type: 'person:reactivated', payload: { personId: mia.id } },
    ]);
  });

  test('DEACT2 ACCOUNT10 every session ends, their browsers keep nothing, and every socket closes within a second, by WebSocket and by polling', async () => {
    const { member, signIn, device, deactivate, whoIs, post, olga } = await begin();
    const mia = await member('Mia');
    const elsewhere = cookieOf(await signIn('mia'));
    const open = [await device(mia.cookie), await device(elsewhere, 'polling'), await device(elsewhere)];
    const bystander = await device(olga);
    const from = performance.now();
    expect((await deactivate(mia.id)).status).toBe(200);
    for (const { closed } of open) expect((await closed) - from).toBeLessThan(1_000);
    expect(bystander.socket.connected).toBe(true);
    for (const cookie of [mia.cookie, elsewhere]) {
      expect(await whoIs(cookie)).toEqual({ person: null, guests: true, providers: [], ended: mia.id, why: 'deactivated' });
      expect((await post('/api/session/forget', {}, cookie)).headers.get('clear-site-data')).toBe('"cache"');
      expect((await post('/api/room:browse', { query: '', archived: false }, cookie)).status).toBe(401);
    }
  });

  test('DEACT5 DEACT7 a guest is told that they can’t come back as who they were, also once they are reactivated, and comes in as somebody new', async () => {
    const { enter, idOf, device, deactivate, reactivate, whoIs, post } = await begin();
    const gus = await enter('Gus');
    const id = await idOf(gus);
    const { closed } = await device(gus);
    expect((await deactivate(id)).status).toBe(200);
    await closed;
    const out = { person: null, guests: true, providers: [], ended: id, why: 'guest-deactivated' };
    expect(await whoIs(gus)).toEqual(out);
    expect((await reactivate(id)).status).toBe(200);
    expect(await whoIs(gus)).toEqual(out);
    // Their name is still theirs.
    expect((await post('/api/guests', { name: 'Gus' }, gus)).json()).toMatchObject({ code: 'conflict', suggestion: 'Gus 2' });
    const anew = cookieOf(await post('/api/guests', { name: 'Gus 2' }, gus));
    expect(await idOf(anew)).not.toBe(id);
    // Whoever leaves is told that, and nothing else.
    const gone = await post('/api/account/delete', { messages: 'keep', confirm: 'delete' }, anew);
    expect([gone.status, (await whoIs(anew)).why]).toEqual([200, 'deleted']);
  });

  test('DEACT2 what was on its way in together with it is not done any more', async () => {
    const { member, device, deactivate, lobby, read } = await begin();
    const mia = await member('Mia', 'admin');
    const log = await lobby();
    const { socket } = await device(mia.cookie);
    const commands = [
      ['message:send', () => ({ id: uuidv7(), roomId: log, body: 'one more thing' })],
      ['room:create', () => ({ roomId: uuidv7(), name: `room ${uuidv7()}`, topic: '', icon: '' })],
      ['invite:create', () => ({ id: uuidv7(), role: 'member', roomIds: [], uses: 1, days: 1 })],
      ['person:rename', () => ({ name: `Mia ${uuidv7().slice(-8)}` })],
    ] as const;
    // Some of these come before it, some after.
    for (const [name, input] of commands) socket.emit(name, input(), () => {});
    const out = deactivate(mia.id);
    for (let round = 0; round < 20; round += 1) {
      for (const [name, input] of commands) socket.emit(name, input(), () => {});
      await new Promise((resolve) => void setImmediate(resolve));
    }
    expect((await out).status).toBe(200);
    const last = await read<{ type: string }>(
      `select type from log_events where log_id = '${log}' and seq > (select max(seq) from log_events where log_id = '${log}' and type = 'person:deactivated') and actor_id = '${mia.id}'`,
    );
    expect(last).toEqual([]);
    const [since] = await read<{ count: number }>(
      `select count(*) as count from log_events e, deactivations d where e.actor_id = d.person_id and e.at > d.at and e.type <> 'person:deactivated'`,
    );
    expect(Number(since?.count)).toBe(0);
  });

  test('DEACT3 nobody comes in with a deactivated account; that is said to who knows the password, and to nobody else', async () => {
    const { member, signIn, deactivate, reactivate, whoIs } = await begin();
    const mia = await member('Mia');
    const wrong = await signIn('mia', 'not her password');
    await deactivate(mia.id);
    const right = await signIn('mia');
    expect([right.status, right.json(), right.headers.getSetCookie()]).toEqual([403, deactivated, []]);
    const again = await signIn('mia', 'not her password');
    expect([again.status, again.json()]).toEqual([wrong.status, wrong.json()]);
    await reactivate(mia.id);
    expect(await whoIs(cookieOf(await signIn('mia')))).toMatchObject({ person: { id: mia.id, name: 'Mia' } });
  });

  test('DEACT3 a link to a new password changes nothing of a deactivated account, and says why', async () => {
    const { member, signIn, deactivate, reactivate, post, olga } = await begin();
    const mia = await member('Mia');
    const { token } = (await post('/api/reset:create', { personId: mia.id }, olga)).json() as { token: string };
    await deactivate(mia.id);
    const answer = await post('/api/reset', { token, password: 'seven lanterns over water' });
    expect([answer.status, answer.json(), answer.headers.getSetCookie()]).toEqual([403, deactivated, []]);
    await reactivate(mia.id);
    expect((await signIn('mia')).status).toBe(200);
    expect((await post('/api/reset', { token, password: 'seven lanterns over water' })).status).toBe(200);
  });

  test('DEACT3 whoever had come by an invite gets in by it no more, and hears why with their password only', async () => {
    const { olga, invite, accept, deactivate } = await begin();
    const { token } = await invite(olga, { uses: 5 });
    const mia = { name: 'Mia', userName: 'mia', password };
    const { id } = ((await accept(token, mia)).json() as { person: { id: string } }).person;
    await deactivate(id);
    const again = await accept(token, mia);
    expect([again.status, again.json(), again.headers.getSetCookie()]).toEqual([403, deactivated, []]);
    expect((await accept(token, { ...mia, password: 'not her password' })).text).not.toContain('deactivated');
  });

  test('DEACT3 of many who sign in while it happens none is in afterwards', async () => {
    const { member, signIn, deactivate, whoIs, read } = await begin();
    const mia = await member('Mia');
    const signing = Array.from({ length: 12 }, () => signIn('mia'));
    await signing[0];
    const out = deactivate(mia.id);
    const cookies = (await Promise.all(signing)).map(cookieOf);
    expect((await out).status).toBe(200);
    expect(cookies.some((cookie) => cookie !== '')).toBe(true);
    for (const cookie of cookies) expect((await whoIs(cookie)).person).toBeNull();
    expect(await read(`select id from auth_sessions where "userId" = '${mia.id}'`)).toEqual([]);
  });

  test('DEACT4 DEACT5 who is kept out stays a member under their name, is shown as deactivated in open windows and to who comes later, and comes back to what they had', async () => {
    const { member, olga, room, post, deactivate, reactivate, device, members, signIn, read } = await begin();
    const mia = await member('Mia');
    const roomId = await room(olga, 'Design');
    await post('/api/room:join', { roomId }, mia.cookie);
    await post('/api/message:send', { id: uuidv7(), roomId, body: 'hello' }, mia.cookie);
    await post('/api/read:mark', { roomId, ord: 1 }, mia.cookie);
    const rows = () => read(`select room_id, role, joined_seq, left_seq, read_ord from members where person_id = '${mia.id}' order by room_id`);
    const before = await rows();
    const hers = await device(olga);
    await deactivate(mia.id);
    await hers.socket.emitWithAck('room:browse', { query: '', archived: false });
    expect(hers.events(roomId)).toMatchObject([{ type: 'person:deactivated', payload: { personId: mia.id } }]);
    const shown = async () => (await members(olga, roomId)).find(({ id }) => id === mia.id);
    expect(await shown()).toMatchObject({ name: 'Mia', deactivated: true });
    expect((await members(olga, roomId)).filter((each) => 'deactivated' in each)).toHaveLength(1);
    const page = await post('/api/message:page', { roomId, limit: 10 }, olga);
    expect(page.json()).toMatchObject({ people: expect.arrayContaining([{ id: mia.id, name: 'Mia' }]) });
    expect(page.text).not.toContain('deactivated');
    await reactivate(mia.id);
    expect(await shown()).not.toHaveProperty('deactivated');
    expect(await rows()).toEqual(before);
    expect((await post('/api/message:send', { id: uuidv7(), roomId, body: 'back' }, cookieOf(await signIn('mia')))).status).toBe(200);
  });

  test('DEACT6 links of whoever is kept out let nobody in, and do again once they are back', async () => {
    const { member, invite, deactivate, reactivate, look, post } = await begin();
    const adam = await member('Adam', 'admin');
    const mia = await member('Mia');
    const { token } = await invite(adam.cookie);
    const reset = ((await post('/api/reset:create', { personId: mia.id }, adam.cookie)).json() as { token: string }).token;
    const statuses = async () => [(await look(token)).status, (await post('/api/reset/look', { token: reset })).status];
    expect(await statuses()).toEqual([200, 200]);
    await deactivate(adam.id);
    expect(await statuses()).toEqual([404, 404]);
    await reactivate(adam.id);
    expect(await statuses()).toEqual([200, 200]);
  });
});
