import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { type Fault, withFaults } from '../../db/testing-faults.ts';
import { cookieOf, password } from '../invites/testing-invites.ts';
import { startRoles } from './testing-roles.ts';

const fault: Fault = { code: '', committed: true, lasting: true };

/** Its commits get to disk, and the connection breaks before anybody is told. */
async function unheard<T>(work: () => Promise<T>): Promise<T> {
  fault.code = 'ECONNRESET';
  try {
    return await work();
  } finally {
    fault.code = '';
  }
}

forEachDatabase(({ create }) => {
  /** Mia in two browsers, with a socket of each kind, and Olga with one, who stays in. */
  async function begin() {
    const parley = await startRoles({ ...(await create()), reached: (database) => withFaults(database, fault).database });
    const mia = await parley.member('Mia');
    const phone = cookieOf(await parley.signIn('mia'));
    const sockets = [await parley.device(mia.cookie), await parley.device(phone, 'polling')] as const;
    const olgas = await parley.device(parley.olga);
    return { ...parley, mia, phone, sockets, olgas };
  }

  /** How long (ms) until the last of these is closed. */
  async function closedAfter(sockets: readonly { readonly closed: Promise<number> }[]): Promise<number> {
    const asked = performance.now();
    return Math.max(...(await Promise.all(sockets.map(({ closed }) => closed)))) - asked;
  }

  test.each(['raised', 'kept out'])(
    'SESSION11 ROLE9 DEACT2 T8 whoever is %s by a commit of which nobody heard is out within a second, by WebSocket and by polling',
    async (what) => {
      const { mia, sockets, olgas, change, deactivate } = await begin();
      const answer = await unheard(() => (what === 'raised' ? change(mia.id, 'admin') : deactivate(mia.id)));
      expect(answer.status).toBe(503);
      expect(await closedAfter(sockets)).toBeLessThan(1_000);
      expect(olgas.socket.connected).toBe(true);
    },
  );

  test('SESSION11 ACCOUNT7 T8 whoever changed their password is out with the old cookies, where nobody heard of it', async () => {
    const { post, mia, sockets } = await begin();
    const answer = await unheard(() => post('/api/account/password', { current: password, password: 'seven lanterns over water' }, mia.cookie));
    expect(answer.status).toBe(503);
    expect(await closedAfter(sockets)).toBeLessThan(1_000);
  });

  test('SESSION11 SESSION8 T8 a device that was signed out from another one is out, where nobody heard of it, and the other one stays in', async () => {
    const { post, mia, sockets, olgas } = await begin();
    const answer = await unheard(() => post('/api/account/sessions/end', { others: true }, mia.cookie));
    expect(answer.status).toBe(503);
    expect(await closedAfter([sockets[1]])).toBeLessThan(1_000);
    expect([sockets[0].socket.connected, olgas.socket.connected]).toEqual([true, true]);
  });
});
