import { expect, test } from 'vitest';
import type { Config } from '../../config.ts';
import { forEachDatabase } from '../../db/testing.ts';
import { until } from '../../realtime/testing.ts';
import { cookieOf, password } from '../invites/testing-invites.ts';
import { startRoles } from './testing-roles.ts';

const nowhere = '00000000-0000-7000-8000-000000000000';
const wrong = 'not her password';

forEachDatabase(({ create }) => {
  const begin = async (settings: Partial<Config> = {}) => startRoles(await create(), settings);

  test('ROLE1 an owner makes of whoever has an account an owner, an admin or a member, and back; nobody else changes what anybody is', async () => {
    const { olga, idOf, member, enter, change, find, roleOf, signIn } = await begin();
    const [adam, mia, gus] = [await member('Adam', 'admin'), await member('Mia'), await enter('Gus')];
    for (const role of ['admin', 'owner', 'owner', 'admin', 'member', 'owner', 'member'] as const) {
      const answer = await change(mia.id, role);
      expect([answer.status, answer.json(), await roleOf(mia.id), (await find(mia.id)).json()]).toEqual([200, {}, role, { role }]);
    }
    for (const cookie of [adam.cookie, cookieOf(await signIn('mia'))]) {
      for (const whom of [mia.id, adam.id, await idOf(olga), nowhere]) {
        const refused = { code: 'forbidden', message: 'Only an owner of this Parley can do this.' };
        const answer = await change(whom, 'owner', cookie);
        expect([answer.status, answer.json()]).toEqual([403, refused]);
      }
    }
    expect((await change(mia.id, 'owner', gus)).json()).toMatchObject({ code: 'forbidden', message: 'Make an account first.' });
    for (const answer of [await change(mia.id, 'owner', ''), await find(mia.id, '')]) expect(answer.status).toBe(401);
    expect([await roleOf(mia.id), await roleOf(adam.id)]).toEqual(['member', 'admin']);
  });

  test('ROLE1 guests, who is gone, and what is no role are refused in words; whoever is deactivated becomes no more (ROLE3)', async () => {
    const { idOf, enter, member, change, find, leave, deactivate, roleOf } = await begin();
    const gus = await idOf(await enter('Gus'));
    expect((await find(gus)).json()).toEqual({ role: 'guest' });
    const guest = await change(gus, 'admin');
    expect([guest.status, guest.json()]).toEqual([
      409,
      { code: 'conflict', field: 'role', message: 'They are a guest. Once they have made an account you can change what they are.' },
    ]);
    const mia = await member('Mia', 'admin');
    await leave(mia.cookie);
    for (const whom of [mia.id, nowhere]) {
      for (const answer of [await change(whom, 'owner'), await find(whom)])
        expect([answer.status, answer.json()]).toMatchObject([404, { code: 'gone' }]);
    }
    const ada = await member('Ada', 'admin');
    expect((await change(ada.id, 'guest')).json()).toEqual({ code: 'invalid', field: 'role', message: 'Choose owner, admin or member.' });
    expect((await change('nobody', 'admin')).status).toBe(400);
    await deactivate(ada.id);
    expect((await change(ada.id, 'owner')).json()).toEqual({
      code: 'conflict',
      field: 'role',
      message: 'They are deactivated. Reactivate them first.',
    });
    expect((await change(ada.id, 'member')).status).toBe(200);
    expect([await roleOf(ada.id), await roleOf(gus)]).toEqual(['member', 'guest']);
  });

  test('ROLE10 everybody learns who owns and who looks after a Parley, a guest, too; who is a member and who is a guest only an owner learns', async () => {
    const { olga, idOf, member, enter, find, change } = await begin();
    const [adam, mia, gus] = [await member('Adam', 'admin'), await member('Mia'), await enter('Gus')];
    const all = [await idOf(olga), adam.id, mia.id, await idOf(gus)];
    const seenBy = async (cookie: string) => {
      const seen = [];
      for (const id of all) seen.push((await find(id, cookie)).json());
      return seen;
    };
    expect(await seenBy(olga)).toEqual([{ role: 'owner' }, { role: 'admin' }, { role: 'member' }, { role: 'guest' }]);
    for (const cookie of [adam.cookie, mia.cookie, gus]) expect(await seenBy(cookie)).toEqual([{ role: 'owner' }, { role: 'admin' }, {}, {}]);
    expect((await find(nowhere, gus)).json()).toMatchObject({ code: 'gone' });
    await change(adam.id, 'member');
    expect(await seenBy(mia.cookie)).toEqual([{ role: 'owner' }, {}, {}, {}]);
  });

  test('ROLE2 with the cookie alone nobody becomes anything, and guesses are counted', async () => {
    const { olga, post, member, change, roleOf } = await begin({ rateLimits: true });
    const mia = await member('Mia');
    const without = await post('/api/roles/change', { personId: mia.id, role: 'owner' }, olga);
    expect([without.status, without.json()]).toMatchObject([400, { field: 'password' }]);
    const answers: number[] = [];
    for (let guess = 0; guess < 6; guess += 1) answers.push((await change(mia.id, 'owner', olga, wrong)).status);
    expect(answers).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await change(mia.id, 'owner')).status).toBe(429);
    expect(await roleOf(mia.id)).toBe('member');
  });

  test('ROLE2 what is wrong with the password is said beside it', async () => {
    const { member, olga, change } = await begin();
    const mia = await member('Mia');
    expect((await change(mia.id, 'owner', olga, wrong)).json()).toEqual({
      code: 'forbidden',
      field: 'password',
      message: 'This is not your password.',
    });
  });

  test('ROLE3 ROLE7 the only owner who can come in becomes no less and does not leave; with another one they do either', async () => {
    const { olga, idOf, member, change, leave, owners, where, raise, signIn } = await begin();
    const id = await idOf(olga);
    const only = { code: 'conflict', field: 'role', message: 'You are the only owner of this Parley. Make somebody else an owner first.' };
    for (const role of ['admin', 'member']) expect((await change(id, role)).json()).toEqual(only);
    expect((await change(id, 'owner')).status).toBe(200);
    const mia = await raise(await member('Mia'), 'mia', 'owner');
    expect((await change(id, 'member')).status).toBe(200);
    expect((await change(id, 'owner', mia.cookie)).status).toBe(200);
    expect((await leave(cookieOf(await signIn('olga')))).status).toBe(200);
    expect([where.kind, await owners()]).toEqual([where.kind, [{ name: 'Mia' }]]);
    expect((await leave(mia.cookie)).json()).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Make somebody else an owner first'),
    });
  });

  test('ROLE3 of two owners who lower each other, or leave, in the same moment one stays', async () => {
    const { olga, idOf, member, change, leave, owners, roleOf, signIn } = await begin();
    const id = await idOf(olga);
    const mia = await member('Mia');
    const bothOwners = async () => {
      // Whoever was lowered the last time is an owner again.
      const [owner, whom] = (await roleOf(id)) === 'owner' ? ['olga', mia.id] : ['mia', id];
      await change(whom, 'owner', cookieOf(await signIn(owner)));
      expect(await owners()).toHaveLength(2);
      return { hers: cookieOf(await signIn('olga')), mias: cookieOf(await signIn('mia')) };
    };
    for (let round = 0; round < 5; round += 1) {
      const { hers, mias } = await bothOwners();
      const answers =
        round % 2 === 0 ? [change(mia.id, 'member', hers), change(id, 'admin', mias)] : [change(id, 'member', hers), change(mia.id, 'admin', mias)];
      const statuses = (await Promise.all(answers)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(await owners()).toHaveLength(1);
    }
    const { hers, mias } = await bothOwners();
    expect((await Promise.all([leave(hers), leave(mias)])).map(({ status }) => String(status)).toSorted()).toEqual(['200', '403']);
    expect(await owners()).toHaveLength(1);
  });

  test('ROLE4 whoever became less may do nothing more of it with what they ask next, by a request and by a socket that is open', async () => {
    const { member, change, device, post, deactivate, raise } = await begin();
    const adam = await member('Adam', 'admin');
    const mia = await member('Mia');
    const { socket } = await device(adam.cookie);
    const invite = { id: '0191f3a0-0000-7000-8000-000000000001', role: 'member', roomIds: [], uses: 1, days: 1 };
    const asked = [
      ['invite:create', invite],
      ['invite:list', {}],
      ['invite:revoke', { id: invite.id }],
      ['reset:people', { query: '' }],
      ['reset:create', { personId: mia.id }],
      ['person:deactivate', { personId: mia.id }],
      ['person:reactivate', { personId: mia.id }],
    ] as const;
    for (const [name, input] of asked) expect([name, ((await socket.emitWithAck(name, input)) as { ok: boolean }).ok]).toEqual([name, true]);
    expect((await change(adam.id, 'member')).status).toBe(200);
    for (const [name, input] of asked) {
      expect([name, await socket.emitWithAck(name, input)]).toMatchObject([name, { ok: false, code: 'forbidden' }]);
      expect([name, (await post(`/api/${name}`, input, adam.cookie)).status]).toEqual([name, 403]);
    }
    const again = await raise(adam, 'adam', 'owner');
    expect((await deactivate(mia.id, again.cookie)).status).toBe(200);
  });

  test('ROLE4 DEACT1 of an owner who is lowered or signed out in the same moment, nothing that comes later changes anybody; no owner is kept out by another', async () => {
    const { olga, idOf, member, change, deactivate, roleOf, post, raise } = await begin();
    const ada = await raise(await member('Ada'), 'ada', 'owner');
    const mia = await member('Mia');
    expect((await deactivate(ada.id)).status).toBe(403);
    const [lower, late] = await Promise.all([change(ada.id, 'member'), change(mia.id, 'owner', ada.cookie)]);
    // Whichever was first: who is less now has no way to undo it.
    expect([lower.status, [200, 403].includes(late.status)]).toEqual([200, true]);
    expect((await change(await idOf(olga), 'member', ada.cookie)).status).toBe(403);
    expect((await change(mia.id, 'member')).status).toBe(200);
    await post('/api/account/password', { current: password, password: 'seven lanterns over water' }, olga);
    expect((await change(mia.id, 'owner')).status).toBe(401);
    expect(await roleOf(mia.id)).toBe('member');
  });

  test('ROLE5 INVITE2 invites of whoever became less let nobody in, are in no list, and count again once they could be made; those for less still do', async () => {
    const { olga, member, change, invite, accept, look, post, raise } = await begin();
    const ada = await raise(await member('Ada'), 'ada', 'owner');
    const forAdmins = await invite(ada.cookie, { role: 'admin' });
    const forMembers = await invite(ada.cookie, { role: 'member', uses: 3 });
    const listed = async () =>
      ((await post('/api/invite:list', {}, olga)).json() as { invites: { id: string }[] }).invites.map(({ id }) => id).toSorted();
    const come = (token: string, name: string) => accept(token, { name, userName: name.toLowerCase(), password });
    const ids = [forAdmins.invite.id, forMembers.invite.id].toSorted();
    expect(await listed()).toEqual(ids);
    await change(ada.id, 'admin');
    expect(await listed()).toEqual([forMembers.invite.id]);
    expect([(await look(forAdmins.token)).status, (await come(forAdmins.token, 'Eve')).status]).toEqual([404, 404]);
    expect((await come(forMembers.token, 'Bob')).status).toBe(200);
    await change(ada.id, 'member');
    expect(await listed()).toEqual([]);
    for (const { token } of [forAdmins, forMembers]) expect([(await look(token)).status, (await come(token, 'Eve')).status]).toEqual([404, 404]);
    await change(ada.id, 'owner');
    expect(await listed()).toEqual(ids);
    expect((await come(forAdmins.token, 'Eve')).status).toBe(200);
  });

  test('ROLE5 RESET1 a link to a new password leads nowhere once who made it has become less, or whose it is more', async () => {
    const { olga, member, change, post } = await begin();
    const adam = await member('Adam', 'admin');
    const mia = await member('Mia');
    const linkBy = async (cookie: string) => ((await post('/api/reset:create', { personId: mia.id }, cookie)).json() as { token: string }).token;
    const look = async (token: string) => (await post('/api/reset/look', { token })).status;
    const lowered = await linkBy(adam.cookie);
    expect(await look(lowered)).toBe(200);
    await change(adam.id, 'member');
    expect(await look(lowered)).toBe(404);
    await change(adam.id, 'admin');
    expect(await look(lowered)).toBe(200);
    await change(mia.id, 'admin');
    expect(await look(lowered)).toBe(404);
    const raised = await linkBy(olga);
    await change(mia.id, 'owner');
    expect([await look(raised), (await post('/api/reset', { token: raised, password: 'seven lanterns over water' })).status]).toEqual([404, 404]);
  });

  test('ROLE6 every device of whoever became less hears of it within a second and keeps its session, and a notice says it once, and names nobody who may leave (LEAVE7); nobody else hears of it', async () => {
    const { olga, idOf, member, change, signIn, device, read, whoIs, raise } = await begin();
    const mia = await raise(await member('Mia'), 'mia', 'admin');
    const elsewhere = cookieOf(await signIn('mia'));
    const [one, other, hers] = [await device(mia.cookie), await device(elsewhere, 'polling'), await device(olga)];
    for (const role of ['admin', 'member']) await change(mia.id, role);
    const from = performance.now();
    for (const { events } of [one, other]) {
      await until(() =>
        expect(events(mia.id).map(({ type, payload }) => [type, payload])).toEqual([
          ['role:changed', { role: 'member' }],
          ['notice:posted', { notice: expect.objectContaining({ text: 'You are a member of this Parley now. An owner changed your role.' }) }],
        ]),
      );
    }
    expect(performance.now() - from).toBeLessThan(1_000);
    expect((await whoIs(elsewhere)).person?.id).toBe(mia.id);
    const id = await idOf(olga);
    await hers.socket.emitWithAck('room:browse', { query: '', archived: false });
    expect(hers.events(id)).toEqual([]);
    await change(mia.id, 'owner');
    await change(id, 'admin');
    await until(() => expect(hers.events(id)).toMatchObject([{ type: 'role:changed', payload: { role: 'admin' } }]));
    expect(await read(`select id from notices where person_id = '${id}' and text like '%changed your role%'`)).toEqual([]);
  });
});
