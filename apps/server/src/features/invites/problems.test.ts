import { expect, test } from 'vitest';
import { forEachDatabase } from '../../db/testing.ts';
import { password, startInvites } from './testing-invites.ts';

forEachDatabase(({ create }) => {
  test('ACCOUNT9 INVITE8 all that is wrong with what somebody says of themselves who comes by an invite is answered at once, each with its field', async () => {
    const { owner, invite, accept } = await startInvites(await create());
    const { token } = await invite(await owner());
    const tooMuch = (await accept(token, { name: ' ', userName: 'm', password: 'short' })).json() as { field: string; also: { field: string }[] };
    expect([tooMuch.field, tooMuch.also.map(({ field }) => field)]).toEqual(['name', ['userName', 'password']]);
    const taken = { field: 'userName', code: 'conflict', message: 'Somebody has this user name. Try another one.' };
    const both = await accept(token, { name: 'Olga', userName: 'olga', password });
    expect([both.status, both.json()]).toEqual([
      409,
      { field: 'name', code: 'conflict', message: '“Olga” is taken.', suggestion: 'Olga 2', also: [taken] },
    ]);
    // One alone is said alone.
    expect((await accept(token, { name: 'Mia', userName: 'olga', password })).json()).toEqual(taken);
    expect((await accept(token, { name: 'Olga', userName: 'mia', password })).json()).toEqual({
      field: 'name',
      code: 'conflict',
      message: '“Olga” is taken.',
      suggestion: 'Olga 2',
    });
    expect((await accept(token, { name: 'Mia', userName: 'mia', password })).status).toBe(200);
  });
});
