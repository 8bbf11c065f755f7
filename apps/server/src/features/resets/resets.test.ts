import { sql } from 'kysely';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Config } from '../../config.ts';
import { connect } from '../../db/connect.ts';
import { forEachDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLogger, type Logger } from '../../lib/logger.ts';
import { inherited } from '../../testing-process.ts';
import { cookieOf, password, startInvites } from '../invites/testing-invites.ts';

const next = 'seven lanterns over water';
const gone = { code: 'gone', message: 'This link can’t be used any more. Ask for a new one.' };
/** Time (ms) that a busy machine takes to start so many processes. */
const processes = 60_000;
const nowhere = '00000000-0000-7000-8000-000000000000';

/** Runs the command as on the server's machine. */
function onMachine({ dataDir, databaseUrl }: TestDatabase, ...userName: string[]) {
  const env = { ...inherited, DATA_DIR: dataDir, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }), PUBLIC_URL: 'https://chat.example.com' };
  return new Promise<{ readonly said: string; readonly token: string; readonly problem: string }>((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, '../../reset-password.ts'), ...userName], { env }, (_error, said, problem) =>
      resolve({ said, token: /https:\/\/chat\.example\.com\/reset#(\S+)/u.exec(said)?.[1] ?? '', problem }),
    );
  });
}

forEachDatabase(({ create }) => {
  async function begin(settings: Partial<Config> = {}, logger?: Logger, where?: TestDatabase) {
    const parley = await startInvites(where ?? (await create()), settings, logger);
    const { post, owner, invite, accept } = parley;
    const olga = await owner();
    async function member(name: string, role = 'member') {
      const accepted = await accept((await invite(olga, { role })).token, { name, userName: name.toLowerCase().replace(/[^a-z]/gu, ''), password });
      return { cookie: cookieOf(accepted), id: (accepted.json() as { person: { id: string } }).person.id };
    }
    return {
      ...parley,
      olga,
      member,
      create: (personId: string, cookie: string) => post('/api/reset:create', { personId }, cookie),
      async link(personId: string, cookie = olga) {
        const made = await post('/api/reset:create', { personId }, cookie);
        expect([made.status, made.text]).toEqual([200, made.text]);
        return (made.json() as { token: string }).token;
      },
      look: (token: string) => post('/api/reset/look', { token }),
      reset: (token: string, given = next, cookie = '') => post('/api/reset', { token, password: given }, cookie),
      signIn: (userName: string, given: string) => post('/api/session', { userName, password: given }),
      isIn: async (cookie: string) => (await post('/api/room:browse', { query: '', archived: false }, cookie)).status === 200,
      async whoAre(cookie: string, query = '') {
        const answer = await post('/api/reset:people', { query }, cookie);
        return answer.status === 200 ? (answer.json() as { people: { name: string }[] }).people.map(({ name }) => name) : answer.status;
      },
    };
  }

  test('RESET1 the owner helps anybody else who has an account, admins members, and nobody else anybody; nobody helps themselves', async () => {
    const { olga, member, create: make, post, enter, whoAre } = await begin();
    const adam = await member('Adam', 'admin');
    const ada = await member('Ada', 'admin');
    const mia = await member('Mia');
    await member('Max_%');
    const gus = await enter('Gus');
    const mine = async (cookie: string) =>
      ((await post('/api/person:rename', { name: 'Olga' }, cookie)).json() as { person: { id: string } }).person.id;
    const owner = await mine(olga);
    const answers: Record<string, number[]> = {};
    for (const [name, cookie] of Object.entries({ olga, adam: adam.cookie, mia: mia.cookie, gus })) {
      answers[name] = [];
      for (const whom of [owner, adam.id, ada.id, mia.id, nowhere]) answers[name].push((await make(whom, cookie)).status);
    }
    expect(answers).toEqual({
      olga: [403, 200, 200, 200, 403],
      adam: [403, 403, 403, 200, 403],
      mia: [403, 403, 403, 403, 403],
      gus: [403, 403, 403, 403, 403],
    });
    expect([await whoAre(olga), await whoAre(adam.cookie), await whoAre(mia.cookie), await whoAre(gus)]).toEqual([
      ['Ada', 'Adam', 'Max_%', 'Mia'],
      ['Max_%', 'Mia'],
      403,
      403,
    ]);
    expect([await whoAre(olga, ' ADA '), await whoAre(olga, '_%'), await whoAre(olga, 'nobody')]).toEqual([['Ada', 'Adam'], ['Max_%'], []]);
  });

  test('RESET1 a link counts no more once its maker is less, or its person more', async () => {
    const { olga, member, link, look, invite, accept } = await begin();
    const adam = await member('Adam', 'admin');
    const mia = await member('Mia');
    const token = await link(mia.id, adam.cookie);
    expect((await look(token)).json()).toEqual({ resetting: { name: 'Mia', userName: 'mia' } });
    await accept((await invite(olga, { role: 'admin' })).token, { password }, mia.cookie);
    expect((await look(token)).json()).toEqual(gone);
  });

  test('RESET2 a link changes the password once, ends every session and begins one; of twenty at once one does', async () => {
    const { member, link, reset, signIn, isIn, look } = await begin();
    const mia = await member('Mia');
    const other = cookieOf(await signIn('mia', password));
    const token = await link(mia.id);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(token, `${next} ${index}`)));
    const done = answers.filter(({ status }) => status === 200);
    const cookies = [mia.cookie, other, ...done.map(cookieOf)];
    expect([done.length, answers.filter(({ status }) => status === 404).length]).toEqual([1, 19]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(done[0]?.json()).toEqual({ person: { id: mia.id, name: 'Mia' } });
    expect(await Promise.all(cookies.map(isIn))).toEqual([false, false, true]);
    expect([(await signIn('mia', password)).status, (await signIn('mia', `${next} ${winner}`)).status]).toEqual([401, 200]);
    expect((await look(token)).json()).toEqual(gone);
  });

  test('RESET2 whoever else is signed in in that browser is out, and nobody else is', async () => {
    const { olga, member, link, reset, isIn } = await begin();
    const mia = await member('Mia');
    const max = await member('Max');
    const done = await reset(await link(mia.id), next, max.cookie);
    expect([done.status, await isIn(max.cookie), await isIn(olga), await isIn(cookieOf(done))]).toEqual([200, false, true, true]);
  });

  test('RESET3 RESET4 a link ends with the next one, with a change of the password and after a day, each in the same words', async () => {
    const { member, link, look, reset, post, where, server } = await begin();
    const mia = await member('Mia');
    const first = await link(mia.id);
    const second = await link(mia.id);
    expect([(await look(first)).json(), (await look(second)).status, (await look('')).json(), (await look('x'.repeat(200))).json()]).toEqual([
      gone,
      200,
      gone,
      gone,
    ]);
    const changed = await post('/api/account/password', { current: password, password: next }, mia.cookie);
    expect([changed.status, (await look(second)).json(), (await reset(second, 'the thief’s very own')).json()]).toEqual([200, gone, gone]);
    const third = await link(mia.id);
    expect((await look(third)).status).toBe(200);
    await server.close();
    const database = await connect(where, () => {});
    await sql`update reset_links set expires_at = created_at - 1`.execute(database.write);
    await database.close();
    const again = await startInvites(where);
    expect((await again.post('/api/reset', { token: third, password: next })).json()).toEqual(gone);
  });

  test('RESET4 T10 of tokens that are none five from one network are looked at, while who has a link is not counted', async () => {
    const { member, link, look, reset } = await begin({ rateLimits: true });
    const mia = await member('Mia');
    const token = await link(mia.id);
    for (let time = 0; time < 8; time += 1) expect((await look(token)).status).toBe(200);
    const statuses = [];
    for (let time = 0; time < 6; time += 1) statuses.push((await look(`wrong ${time}`)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
    expect((await reset(token)).status).toBe(429);
  });

  test('RESET5 T26 neither a link’s token nor the new password is in the database or in any log', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const { member, link, look, reset, read } = await begin({}, createLogger('debug', sink));
    const mia = await member('Mia');
    const token = await link(mia.id);
    await look(token);
    await reset(token, 'a canary that sings by night');
    await reset(token, 'a canary that sings by night');
    const kept = JSON.stringify([
      await read('select * from reset_links'),
      await read('select * from auth_accounts'),
      await read('select * from log_events'),
    ]);
    for (const secret of [token, 'canary that sings']) {
      expect(lines.join('\n')).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
    expect(kept).toContain('token_hash');
  });

  test('RESET6 it is kept who made which link for whom and whether it was used, and whose password it changed is told', async () => {
    const { member, link, reset, read } = await begin();
    const mia = await member('Mia');
    await link(mia.id);
    await reset(await link(mia.id));
    const rows = await read<{ who: string; whom: string; used: number }>(`
      select maker.name as who, people.name as whom, case when used_at is null then 0 else 1 end as used from reset_links
      join people on people.id = person_id join people maker on maker.id = made_by order by reset_links.id`);
    expect(rows).toEqual([
      { who: 'Olga', whom: 'Mia', used: 0 },
      { who: 'Olga', whom: 'Mia', used: 1 },
    ]);
    const notices = await read<{ text: string }>(`select text from notices where person_id = '${mia.id}' order by at, id`);
    expect(notices.at(-1)?.text).toBe(
      'Your password was changed by a link from Olga. If that wasn’t you, change it again under Account, and ask them.',
    );
  });

  test(
    'RESET7 on the server’s machine there is a link for anybody, the owner too, while the server runs or not',
    async () => {
      const { where, reset, signIn, server, olga, isIn } = await begin();
      const running = await onMachine(where, 'Olga');
      expect([running.problem, (await reset(running.token)).status, await isIn(olga)]).toEqual(['', 200, false]);
      expect((await signIn('olga', next)).status).toBe(200);
      await server.close();
      const stopped = await onMachine(where, 'olga');
      const again = await startInvites(where);
      expect((await again.post('/api/reset', { token: stopped.token, password: 'eight lanterns over water' })).status).toBe(200);
      const wrong = [
        await onMachine(where, 'nobody'),
        await onMachine(where),
        await onMachine(where, 'Olga Maria'),
        await onMachine(where, 'olga', 'maria'),
      ];
      expect(wrong.map(({ said, problem }) => [said, problem])).toEqual([
        ['', 'That did not work: Nobody here has the user name nobody.\n'],
        ['', 'That did not work: Say whose password it is, by their user name: npx -y pnpm@12 reset-password olga\n'],
        [
          '',
          'That did not work: “Olga Maria” can’t be a user name, which is what one signs in with. Use letters from a to z, digits, and . - _ between them.\n',
        ],
        ['', 'That did not work: Say one user name, and nothing behind it: npx -y pnpm@12 reset-password olga\n'],
      ]);
    },
    processes,
  );

  test(
    'RESET9 accounts from before are there still, and can have links',
    async () => {
      const where = await create();
      const first = await startInvites(where);
      await first.owner();
      await first.server.close();
      const database = await connect(where, () => {});
      for (const table of ['reset_links', 'mail_addresses', 'address_links', 'identities'])
        await sql`drop table ${sql.table(table)}`.execute(database.write);
      await sql`delete from kysely_migration where name in ('0008-mail', '0009-oidc')`.execute(database.write);
      await database.close();
      expect((await onMachine(where, 'olga')).problem).toBe(
        'That did not work: This database is from an older Parley. Start the server once, then try again.\n',
      );
      const { server, post } = await startInvites(where);
      expect(server.ownerLink).toBeNull();
      const { token } = await onMachine(where, 'olga');
      expect((await post('/api/reset', { token, password: next })).json()).toMatchObject({ person: { name: 'Olga' } });
    },
    processes,
  );
});
