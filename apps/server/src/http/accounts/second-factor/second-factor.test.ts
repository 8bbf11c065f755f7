import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { forEachDatabase } from '../../../db/testing.ts';
import { createLogger } from '../../../lib/logger.ts';
import { accountMigrations } from '../migrations.ts';
import { password, startAccounts } from '../testing.ts';
import { createAuthenticator } from '../passkeys/testing-authenticator.ts';
import { home, passkeysOn, refusal } from '../passkeys/testing-passkeys.ts';
import { appWith, secondFactorOn, withSecondFactor } from './testing-second-factor.ts';

const MINUTE = 60_000;
const START = 1_800_000_000_000;
const next = 'seven lanterns over water';

/** Codes are of a moment: it stands still until a test moves it on. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  onTestFinished(() => void vi.useRealTimers());
}

function keepLines() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { logger: createLogger('debug', sink), said: () => lines.join('') };
}

forEachDatabase(({ create, open }) => {
  async function start(options: Parameters<typeof startAccounts>[1] = {}) {
    stopClock();
    return startAccounts(await open(await create()), options);
  }

  test('TOTP1 it is on after password and code, with ten backup codes; every session ends and this one is a new one', async () => {
    const server = await start();
    const { cookie, person } = await server.member('Maya', 'maya');
    const other = (await server.signIn({ userName: 'maya', password })).cookie;
    const { offer, switchOn, state } = secondFactorOn(server);
    expect((await offer(cookie, 'not this one')).answer.json()).toMatchObject({ code: 'forbidden', field: 'password' });
    const { secret, setup } = await offer(cookie);
    const code = appWith(secret);
    expect((await switchOn(cookie, setup, code(3))).json()).toMatchObject({ code: 'forbidden', field: 'code' });
    // Somebody else’s session, and one's own other one: the offer is not theirs.
    expect((await switchOn(other, setup, code())).json()).toMatchObject({ code: 'gone' });
    expect([await state(cookie), (await server.signIn({ userName: 'maya', password })).json()]).toEqual([null, { person }]);

    const on = await switchOn(cookie, setup, ` ${code().slice(0, 3)} ${code().slice(3)} `);
    expect(on.json()).toEqual({ backupCodes: expect.any(Array) });
    expect([await server.whoIs(cookie), await server.whoIs(other)]).toMatchObject([{ person: null }, { person: null, ended: person.id }]);
    expect([await server.whoIs(on.cookie), (await server.account(on.cookie)).sessions.length]).toMatchObject([{ person }, 1]);
    expect(await state(on.cookie)).toEqual({ since: START, backupCodesLeft: 10 });
    expect((await offer(on.cookie)).answer.status).toBe(409);
    expect((await switchOn(on.cookie, setup, code(1))).json()).toMatchObject({ code: 'gone' });
  });

  test('TOTP1 a guest has none, and an offer that is half an hour old is none any more', async () => {
    const server = await start();
    const { offer, switchOn } = secondFactorOn(server);
    const guest = await server.enter({ name: 'Maya' });
    expect((await offer(guest.cookie)).answer.status).toBe(403);
    expect((await offer('')).answer.status).toBe(401);
    const { cookie } = await server.member('Noor', 'noor');
    const { secret, setup } = await offer(cookie);
    vi.setSystemTime(START + 30 * MINUTE);
    expect((await switchOn(cookie, setup, appWith(secret)())).status).toBe(404);
  });

  test('TOTP2 user name and password begin no session; the ticket does with a code, once, for five minutes', async () => {
    const server = await start();
    const { ticket, enter, code, person } = await withSecondFactor(server, 'maya');
    const first = await server.signIn({ userName: 'maya', password });
    expect([first.status, first.json(), first.cookie]).toEqual([200, { ticket: expect.any(String) }, '']);
    const { ticket: given } = first.json() as { ticket: string };
    expect(given).not.toContain(person.id);
    expect((await server.whoIs(`parley=${given}`))['person']).toBeNull();
    const wrong = await enter(given, '000000');
    expect([wrong.status, wrong.json(), wrong.cookie]).toEqual([403, expect.objectContaining({ field: 'code' }), '']);
    const entered = await enter(given, code(1));
    expect([entered.json(), await server.whoIs(entered.cookie)]).toEqual([{ person }, { person }]);

    vi.setSystemTime(START + 2 * MINUTE);
    expect((await enter(given, code())).json()).toMatchObject({ code: 'gone' });
    const late = await ticket('maya');
    vi.setSystemTime(START + 7 * MINUTE);
    expect((await enter(late, code())).json()).toMatchObject({ code: 'gone' });
    for (const none of ['', 'x', late.slice(0, -2), person.id]) {
      expect((await enter(none, code())).json()).toMatchObject({ code: 'gone' });
    }
  });

  test('TOTP2 a ticket is worth nothing after a new password, and the session that came along is replaced', async () => {
    const server = await start();
    const { ticket, enter, code, cookie, person } = await withSecondFactor(server, 'maya');
    const old = await ticket('maya');
    const changed = await server.post('/api/account/password', { current: password, password: next }, cookie);
    expect((await enter(old, code(1))).json()).toMatchObject({ code: 'gone' });
    const guest = await server.enter({ name: 'Somebody' });
    const fresh = (await server.signIn({ userName: 'maya', password: next }, {}, guest.cookie)).json() as { ticket: string };
    expect(await server.whoIs(guest.cookie)).toMatchObject({ person: { name: 'Somebody' } });
    expect((await enter(fresh.ticket, code(1), guest.cookie)).json()).toEqual({ person });
    expect([(await server.whoIs(guest.cookie))['person'], (await server.whoIs(changed.cookie))['person']]).toEqual([null, person]);
  });

  test('TOTP3 a code counts once, also for who switched it on by it, one step early or late, and no older one after it', async () => {
    const server = await start();
    const { ticket, enter, code } = await withSecondFactor(server, 'maya');
    const tried = async (steps: number) => (await enter(await ticket('maya'), code(steps))).status;
    expect([await tried(0), await tried(-1), await tried(2), await tried(1), await tried(1)]).toEqual([403, 403, 403, 200, 403]);
    vi.setSystemTime(START + 2 * MINUTE);
    expect([await tried(-2), await tried(-1), await tried(-1), await tried(0)]).toEqual([403, 200, 403, 200]);
  });

  test('TOTP4 each backup code counts once, nothing but hashes is kept, and new ones take the place of all', async () => {
    const server = await start();
    const { ticket, enter, code, cookie, backupCodes, state, renew } = await withSecondFactor(server, 'maya');
    const [one = '', two = ''] = backupCodes;
    expect((await enter(await ticket('maya'), one.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await enter(await ticket('maya'), one)).status).toBe(403);
    expect((await state(cookie))?.backupCodesLeft).toBe(9);
    const { rows } = await sql<{ hash: string }>`select hash from backup_codes`.execute(server.database.read);
    expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/u.test(hash))).toBe(true);
    const renewed = await renew(cookie, code(1));
    const { backupCodes: fresh } = renewed.json() as { backupCodes: string[] };
    expect([fresh.length, (await state(renewed.cookie))?.backupCodesLeft]).toEqual([10, 10]);
    expect([(await enter(await ticket('maya'), two)).status, (await enter(await ticket('maya'), fresh[0] ?? '')).status]).toEqual([403, 200]);
  });

  test('TOTP5 a wrong password has one answer and one price, with a second factor and without, and with no such user', async () => {
    const server = await start();
    await withSecondFactor(server, 'maya');
    await server.member('Noor', 'noor');
    server.passwords.matches.mockClear();
    const answers = [];
    for (const userName of ['maya', 'noor', 'nobody']) {
      answers.push(refusal(await server.signIn({ userName, password: 'not this one' })));
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(server.passwords.matches).toHaveBeenCalledTimes(3);
  });

  test('TOTP7 new backup codes and switching off take the password and a code; the session is a new one, others stay', async () => {
    const server = await start();
    const { enter, ticket, code, cookie, backupCodes, switchOff, renew, state, person } = await withSecondFactor(server, 'maya');
    const [one = '', two = ''] = backupCodes;
    const other = (await enter(await ticket('maya'), one)).cookie;
    for (const change of [renew, switchOff]) {
      expect((await change(cookie, code(1), 'not this one')).json()).toMatchObject({ code: 'forbidden', field: 'password' });
      expect((await change(cookie, '000000')).json()).toMatchObject({ code: 'forbidden', field: 'code' });
      expect((await change(cookie, one)).json()).toMatchObject({ code: 'forbidden', field: 'code' });
    }
    const off = await switchOff(cookie, two);
    expect([off.status, (await server.whoIs(cookie))['person'], (await server.whoIs(other))['person']]).toEqual([200, null, person]);
    expect([await state(off.cookie), (await server.signIn({ userName: 'maya', password })).json()]).toEqual([null, { person }]);
    expect((await switchOff(off.cookie, code(1))).status).toBe(409);
    const { rows } = await sql`select 1 from backup_codes`.execute(server.database.read);
    expect(rows).toEqual([]);
  });

  test('TOTP8 the secret is kept encrypted, and neither it nor a code nor a ticket is in any log or told again', async () => {
    const { logger, said } = keepLines();
    const server = await start({ logger });
    const { enter, ticket, code, cookie, secret, backupCodes, renew, switchOff, state } = await withSecondFactor(server, 'maya');
    const given = await ticket('maya');
    await enter(given, '000000');
    await enter(given, 'no backup code');
    await enter(given, code(1));
    await enter(await ticket('maya'), backupCodes[0] ?? '');
    const renewed = await renew(cookie, backupCodes[1] ?? '');
    expect(JSON.stringify(await state(renewed.cookie))).not.toContain(secret);
    await switchOff(renewed.cookie, '000000', 'not this one');
    const { rows } = await sql<{ secret: string }>`select secret from second_factors`.execute(server.database.read);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${secret}|${Buffer.from(secret).toString('base64url')}`, 'u'));
    expect(rows[0]?.secret.length).toBeGreaterThan(60);
    expect(said()).not.toMatch(new RegExp([secret, given, ...backupCodes, code(0), code(1), 'maya', password].join('|'), 'u'));
  });

  test('TOTP9 under another secret of the server no code lets in: that is said and logged, and a backup code does', async () => {
    const { logger, said } = keepLines();
    stopClock();
    const where = await create();
    const old = await startAccounts(await open(where));
    const { person, code, backupCodes } = await withSecondFactor(old, 'maya');
    await old.database.close();
    const server = await startAccounts(await open(where), { logger, key: 'another secret that is long enough to be one' });
    server.people.set(person.id, person);
    const { enter, ticket, offer, switchOff, switchOn } = secondFactorOn(server);
    const answer = await enter(await ticket('maya'), code(1));
    expect([answer.status, answer.cookie]).toEqual([403, '']);
    expect(answer.json()).toMatchObject({ field: 'code', message: expect.stringMatching(/secret of this Parley was changed. Use a backup code/u) });
    expect(said()).toContain('AUTH_SECRET is not the one');
    const entered = await enter(await ticket('maya'), backupCodes[0] ?? '');
    expect(entered.json()).toEqual({ person });
    // The way out: off, and on again.
    const off = await switchOff(entered.cookie, backupCodes[1] ?? '');
    const { secret, setup } = await offer(off.cookie);
    expect((await switchOn(off.cookie, setup, appWith(secret)())).status).toBe(200);
  });

  test('TOTP10 who comes in with a passkey is asked for no code', async () => {
    const server = await start();
    const { cookie, person } = await withSecondFactor(server, 'maya');
    const authenticator = createAuthenticator(home);
    const { add, signIn } = passkeysOn(server);
    expect((await add(cookie, authenticator)).status).toBe(200);
    expect((await signIn(authenticator)).json()).toEqual({ person });
  });

  test('TOTP11 who had an account before there were second factors has it still, without one, and can switch it on', async () => {
    stopClock();
    const where = await create();
    const old = await startAccounts(await open(where));
    const { person, cookie } = await old.member('Maya', 'maya');
    // As it was before: the migration has not run.
    await sql`drop table second_factors`.execute(old.database.write);
    await sql`drop table backup_codes`.execute(old.database.write);
    await sql`delete from kysely_migration where name = '0007-second-factor'`.execute(old.database.write);
    await old.database.close();
    const database = await connect(where, () => {});
    await migrate(database, accountMigrations);
    const server = await startAccounts(database);
    server.people.set(person.id, person);
    const { offer, switchOn, enter, ticket } = secondFactorOn(server);
    expect((await server.signIn({ userName: 'maya', password })).json()).toEqual({ person });
    const { secret, setup } = await offer(cookie);
    const code = appWith(secret);
    expect((await switchOn(cookie, setup, code())).status).toBe(200);
    expect((await enter(await ticket('maya'), code(1))).json()).toEqual({ person });
  });
});
