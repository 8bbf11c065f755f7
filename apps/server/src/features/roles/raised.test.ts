import { uuidv7 } from '@parley/shared/uuid.ts';
import { expect, test, vi } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { cookieOf, password } from '../invites/testing-invites.ts';
import { startRoles } from './testing-roles.ts';

forEachDatabase(({ create }) => {
  const begin = async () => startRoles(await create());

  test('ROLE9 T11 whoever becomes more is signed out everywhere within a second, over WebSocket and polling, told why, and has all they may once they sign in again; a cookie from before is nobody’s', async () => {
    const { olga, member, change, signIn, device, whoIs, post } = await begin();
    const mia = await member('Mia');
    const elsewhere = cookieOf(await signIn('mia'));
    const devices = [await device(mia.cookie), await device(elsewhere, 'polling')];
    const hers = await device(olga);
    for (const role of ['admin', 'owner']) {
      const cookies = role === 'admin' ? [mia.cookie, elsewhere] : [cookieOf(await signIn('mia'))];
      const from = performance.now();
      expect((await change(mia.id, role)).status).toBe(200);
      if (role === 'admin') for (const { closed } of devices) expect((await closed) - from).toBeLessThan(1_000);
      for (const cookie of cookies) {
        expect(await whoIs(cookie)).toEqual({ person: null, guests: true, providers: [], why: 'raised' });
        expect((await post('/api/invite:list', {}, cookie)).status).toBe(401);
      }
    }
    const again = await signIn('mia');
    expect((await post('/api/invite:list', {}, cookieOf(again))).status).toBe(200);
    const { answer } = await device(cookieOf(again));
    expect(JSON.stringify(answer)).toContain('You are an admin of this Parley now. An owner changed your role.');
    expect(hers.socket.connected).toBe(true);
    // What was left in a browser goes once they sign out everywhere else, and once they are kept out.
    await post('/api/account/sessions/end', { others: true }, cookieOf(again));
    expect(await whoIs(elsewhere)).toEqual({ person: null, guests: true, providers: [], ended: mia.id });
    await change(mia.id, 'member');
    await post('/api/person:deactivate', { personId: mia.id }, olga);
    expect(await whoIs(mia.cookie)).toMatchObject({ ended: mia.id, why: 'deactivated' });
  });

  test.each(['member', 'admin'])(
    'ROLE9 ROLE7 T8 T11 of a %s who becomes an owner every socket closes within a second, by WebSocket and by polling; of the owner who hands a Parley over none does, and both hear what they are',
    async (before) => {
      const { olga, idOf, member, change, signIn, device, whoIs, post, owners } = await begin();
      const mia = await member('Mia', before);
      const phone = cookieOf(await signIn('mia'));
      const hers = [await device(mia.cookie), await device(phone, 'polling')];
      const olgas = [await device(olga), await device(olga, 'polling')];
      const id = await idOf(olga);
      const from = performance.now();
      expect((await change(mia.id, 'owner')).status).toBe(200);
      for (const { closed } of hers) expect((await closed) - from).toBeLessThan(1_000);
      for (const cookie of [mia.cookie, phone]) expect((await whoIs(cookie)).why).toBe('raised');

      const again = cookieOf(await signIn('mia'));
      const anew = [await device(again), await device(again, 'polling')];
      expect((await change(id, 'member')).status).toBe(200);
      expect(await owners()).toEqual([{ name: 'Mia' }]);
      for (const { socket, events } of olgas) {
        await vi.waitFor(() => expect(events(id)).toMatchObject([{ type: 'role:changed', payload: { role: 'member' } }]));
        expect(socket.connected).toBe(true);
      }
      for (const { socket, answer } of anew) {
        expect(await socket.emitWithAck('invite:list', {})).toMatchObject({ ok: true });
        expect(JSON.stringify(answer)).toContain('You are an owner of this Parley now. An owner changed your role.');
      }
      for (const { socket } of olgas) expect(await socket.emitWithAck('invite:list', {})).toMatchObject({ ok: false, code: 'forbidden' });
      expect((await post('/api/invite:list', {}, again)).status).toBe(200);
    },
  );

  test('ROLE9 T11 with a cookie from before nobody does what its person may only now, however many ask in the same moment; nor does a code for another device', async () => {
    const { olga, member, change, device, post, whoIs } = await begin();
    const mia = await member('Mia');
    const { socket } = await device(mia.cookie);
    const { token } = (await post('/api/device-links', { password }, mia.cookie)).json() as { token: string };
    const invite = () => ({ id: uuidv7(), role: 'admin', roomIds: [], uses: 1, days: 1 });
    const heard: unknown[] = [];
    const [raised, entered, ...asked] = await Promise.all([
      change(mia.id, 'owner'),
      post('/api/device-links/enter', { token }),
      ...Array.from({ length: 40 }, (_, index) => {
        if (index % 2 === 0) socket.emit('invite:create', invite(), (ack: unknown) => heard.push(ack));
        return post('/api/invite:create', invite(), mia.cookie);
      }),
    ]);
    expect(raised.status).toBe(200);
    expect(asked.filter(({ status }) => status === 200)).toEqual([]);
    expect(heard.filter((ack) => (ack as { ok: unknown }).ok === true)).toEqual([]);
    expect((await post('/api/invite:list', {}, olga)).json()).toEqual({ invites: [] });
    // Whichever was first: nobody is in by the code now.
    const inBy = entered.headers.getSetCookie().length === 0 ? null : (await whoIs(cookieOf(entered))).person;
    expect(inBy).toBeNull();
  });

  test('ROLE9 ACCOUNT10 INVITE3 of whoever is more by an invite another browser reads why it is out, and keeps what is theirs', async () => {
    const { olga, member, invite, accept, signIn, whoIs } = await begin();
    const mia = await member('Mia');
    const phone = cookieOf(await signIn('mia'));
    const { token } = await invite(olga, { role: 'admin' });
    expect((await accept(token, { password }, mia.cookie)).status).toBe(200);
    expect(await whoIs(phone)).toEqual({ person: null, guests: true, providers: [], why: 'raised' });
  });
});
