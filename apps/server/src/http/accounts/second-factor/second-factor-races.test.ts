import { expect, test } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { password, startAccounts } from '../testing.ts';
import { appWith, secondFactorOn, withSecondFactor } from './testing-second-factor.ts';

const MANY = 10;

/** How many of these answers are of each status. */
function count(answers: readonly { readonly status: number }[]): Record<number, number> {
  return Object.fromEntries([200, 401, 403, 404, 409].map((status) => [status, answers.filter((answer) => answer.status === status).length]));
}

function times<T>(make: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: MANY }, (_, index) => make(index)));
}

/** One after the other: few passwords of one network are looked at at the same time. */
async function inTurn<T>(make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < MANY) {
    made.push(await make());
  }
  return made;
}

forEachDatabase(({ create, open }) => {
  async function start() {
    const server = await startAccounts(await open(await create()));
    return { server, ...(await withSecondFactor(server, 'maya')) };
  }

  test('TOTP3 of many who come with one code at the same time exactly one is in', async () => {
    const { server, ticket, enter, code, cookie } = await start();
    const tickets = await inTurn(() => ticket('maya'));
    const now = code(1);
    expect(count(await times((index) => enter(tickets[index] ?? '', now)))).toMatchObject({ 200: 1, 403: MANY - 1 });
    expect((await server.account(cookie)).sessions).toHaveLength(2);
  });

  test('TOTP4 of many who come with one backup code at the same time exactly one is in', async () => {
    const { server, ticket, enter, backupCodes, cookie, state } = await start();
    const tickets = await inTurn(() => ticket('maya'));
    expect(count(await times((index) => enter(tickets[index] ?? '', backupCodes[0] ?? '')))).toMatchObject({ 200: 1, 403: MANY - 1 });
    expect([(await server.account(cookie)).sessions.length, (await state(cookie))?.backupCodesLeft]).toEqual([2, 9]);
  });

  test('TOTP2 of many who come with one ticket at the same time exactly one is in, and no other code is used up', async () => {
    const { ticket, enter, backupCodes, cookie, state } = await start();
    const given = await ticket('maya');
    expect(count(await times((index) => enter(given, backupCodes[index] ?? '')))).toMatchObject({ 200: 1, 404: MANY - 1 });
    expect((await state(cookie))?.backupCodesLeft).toBe(9);
  });

  test('TOTP7 switched off while people sign in, it lets in who had a code before, and the others begin again', async () => {
    const { server, ticket, enter, backupCodes, cookie, switchOff, state, person } = await start();
    const tickets = await inTurn(() => ticket('maya'));
    const [off, ...entered] = await Promise.all([
      switchOff(cookie, backupCodes[0] ?? ''),
      ...tickets.slice(1).map((given, index) => enter(given, backupCodes[index + 1] ?? '')),
    ]);
    expect(off.status).toBe(200);
    const { 200: inside = 0, 404: again = 0 } = count(entered);
    expect([inside + again, await state(off.cookie)]).toEqual([MANY - 1, null]);
    expect((await server.signIn({ userName: 'maya', password })).json()).toEqual({ person });
  });

  test('TOTP1 of many who switch it on at the same time exactly one does', async () => {
    const { server } = await start();
    const { cookie } = await server.member('Noor', 'noor');
    const { offer, switchOn, state } = secondFactorOn(server);
    const offers = await inTurn(() => offer(cookie));
    const answers = await Promise.all(offers.map(({ setup, secret }) => switchOn(cookie, setup, appWith(secret)())));
    expect(count(answers)).toMatchObject({ 200: 1, 401: MANY - 1 });
    expect(await state(answers.find(({ status }) => status === 200)?.cookie ?? '')).toMatchObject({ backupCodesLeft: 10 });
  });

  test('TOTP1 who signs in with the password alone while it is switched on is out, or has to give a code', async () => {
    const { server } = await start();
    const { cookie } = await server.member('Noor', 'noor');
    const { offer, switchOn } = secondFactorOn(server);
    const { setup, secret } = await offer(cookie);
    const [on, ...entered] = await Promise.all([
      switchOn(cookie, setup, appWith(secret)()),
      ...Array.from({ length: 3 }, () => server.signIn({ userName: 'noor', password })),
    ]);
    expect(on.status).toBe(200);
    for (const each of entered) {
      expect((await server.whoIs(each.cookie))['person']).toBeNull();
    }
    expect((await server.account(on.cookie)).sessions).toHaveLength(1);
  });

  test('TOTP7 TOTP2 a new password while one switches off: whoever is signed out changes nothing', async () => {
    const { server, cookie, ticket, enter, backupCodes, switchOff, state } = await start();
    const other = (await enter(await ticket('maya'), backupCodes[0] ?? '')).cookie;
    const [off, changed] = await Promise.all([
      switchOff(other, backupCodes[1] ?? ''),
      server.post('/api/account/password', { current: password, password: 'seven lanterns over water' }, cookie),
    ]);
    expect([200, 401, 403]).toContain(off.status);
    expect(changed.status).toBe(200);
    expect((await state(changed.cookie)) === null).toBe(off.status === 200);
  });
});
