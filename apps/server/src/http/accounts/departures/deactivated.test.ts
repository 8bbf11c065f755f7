import type { PersonId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { startAccounts } from '../testing.ts';
import { withPasskey } from '../passkeys/testing-passkeys.ts';
import { withSecondFactor } from '../second-factor/testing-second-factor.ts';

const deactivated = { code: 'forbidden', message: 'This account is deactivated. Ask somebody who looks after this Parley.' };

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startAccounts(await open(await create()));
    return {
      ...server,
      /** As the domain would, which these tests do without. */
      async keepOut(id: PersonId) {
        const { write } = server.database;
        await write.insertInto('people').values({ id, name: id, name_key: id, created_at: 0 }).execute();
        await write.insertInto('deactivations').values({ person_id: id, by_id: id, at: 0 }).execute();
      },
    };
  }

  test('DEACT3 a second factor lets nobody in who is deactivated; it is said after the code was right, and the code is not lost for it', async () => {
    const server = await start();
    const { person, ticket, enter, code, backupCodes } = await withSecondFactor(server, 'maya');
    const [first, second] = [await ticket('maya'), await ticket('maya')];
    await server.keepOut(person.id);
    const wrong = await enter(first, '000000');
    expect(wrong.text).not.toContain('deactivated');
    for (const given of [code(1), backupCodes[0] ?? '']) {
      const answer = await enter(given === code(1) ? first : second, given);
      expect([answer.status, answer.json(), answer.headers.getSetCookie()]).toEqual([403, deactivated, []]);
    }
    await server.database.write.deleteFrom('deactivations').execute();
    expect((await enter(second, backupCodes[0] ?? '')).status).toBe(200);
  });

  test('DEACT3 a passkey lets nobody in who is deactivated; that is said to who has it, and to nobody else', async () => {
    const server = await start();
    const { person, signIn, authenticator } = await withPasskey(server, 'maya');
    await server.keepOut(person.id);
    const answer = await signIn(authenticator);
    expect([answer.status, answer.json(), answer.headers.getSetCookie()]).toEqual([403, deactivated, []]);
    const copied = await signIn(authenticator, { origin: 'https://elsewhere.example' });
    expect([copied.status, copied.text.includes('deactivated')]).toEqual([401, false]);
  });
});
