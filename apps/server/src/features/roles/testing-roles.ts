import { expect } from 'vitest';
import type { Config } from '../../config.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { startPeople } from '../deactivations/testing-deactivations.ts';
import { cookieOf, password } from '../invites/testing-invites.ts';

/** A whole Parley whose owner Olga changes what others are. */
export async function startRoles(where: TestDatabase, settings: Partial<Config> = {}) {
  const parley = await startPeople(where, settings);
  const { post, read, olga, signIn } = parley;
  const change = (personId: string, role: string, cookie = olga, given = password) =>
    post('/api/roles/change', { personId, role, password: given }, cookie);
  return {
    ...parley,
    change,
    /** Makes somebody more, who signs in again. */
    async raise({ id }: { readonly id: string }, userName: string, role: string) {
      expect((await change(id, role)).status).toBe(200);
      return { id, cookie: cookieOf(await signIn(userName)) };
    },
    find: (personId: string, cookie = olga) => post('/api/role:find', { personId }, cookie),
    async roleOf(personId: string) {
      return (await read<{ role: string }>(`select role from people where id = '${personId}'`))[0]?.role;
    },
    owners: () => read<{ name: string }>(`select name from people where role = 'owner' order by name`),
    leave: (cookie: string) => post('/api/account/delete', { messages: 'keep', password }, cookie),
  };
}
