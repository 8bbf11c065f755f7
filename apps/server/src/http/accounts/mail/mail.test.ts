import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Config } from '../../../config.ts';
import { forEachDatabase } from '../../../db/testing.ts';
import { cookieOf, password, startInvites } from '../../../features/invites/testing-invites.ts';
import { createLogger, type Logger } from '../../../lib/logger.ts';
import { startSmtp } from '../../../lib/testing-smtp.ts';
import { ask } from '../../testing.ts';

const next = 'seven lanterns over water';
const gone = { code: 'gone' };

forEachDatabase(({ create }) => {
  /** A Parley that can send mail, with its owner. */
  async function begin(settings: Partial<Config> = {}, logger?: Logger) {
    const smtp = await startSmtp();
    const mail = { smtp: { url: `smtp://127.0.0.1:${smtp.port}`, from: 'parley@example.com' } };
    const parley = await startInvites(await create(), { ...mail, publicUrl: 'http://localhost:3000', ...settings }, logger);
    const { post, owner, invite, accept, server } = parley;
    const olga = await owner();
    const linkIn = (text: string) => /localhost:3000\/(?:reset|confirm)#(\S+)/u.exec(text)?.[1] ?? '';
    const add = (cookie: string, address: string, current = password) => post('/api/mail/address', { address, current }, cookie);
    const confirm = (token: string) => post('/api/mail/confirm', { token });
    return {
      ...parley,
      smtp,
      olga,
      linkIn,
      add,
      confirm,
      async member(name: string) {
        return cookieOf(await accept((await invite(olga)).token, { name, userName: name.toLowerCase(), password }));
      },
      /** With an address that is confirmed. */
      async withAddress(cookie: string, address: string) {
        const number = smtp.mails.length + 1;
        expect((await add(cookie, address)).status).toBe(200);
        expect((await confirm(linkIn((await smtp.mail(number)).text))).json()).toEqual({ address });
      },
      state: async (cookie: string) => (await ask(server.url, '/api/mail', { headers: { cookie, 'x-parley': '1' } })).json(),
      remove: (cookie: string, current = password) => post('/api/mail/address/remove', { current }, cookie),
      forgot: (who: string) => post('/api/reset/mail', { who }),
      reset: (token: string, given = next) => post('/api/reset', { token, password: given }),
    };
  }

  test('MAIL5 an address takes the password, and counts once its link was opened: once, and the last one only', async () => {
    const { olga, add, smtp, linkIn, confirm, state } = await begin();
    const wrong = [await add(olga, 'olga@example.com', 'not the password'), await add(olga, 'no address'), await add('', 'olga@example.com')];
    expect(wrong.map((answer) => answer.json())).toMatchObject([{ field: 'current' }, { field: 'address' }, { code: 'unauthenticated' }]);
    await add(olga, ' First@Example.com ');
    const first = linkIn((await smtp.mail(1)).text);
    expect(await state(olga)).toEqual({ possible: true, address: null, pending: 'First@Example.com' });
    await add(olga, 'olga@example.com');
    const second = await smtp.mail(2);
    expect([second.to, (await confirm(first)).json()]).toMatchObject([['olga@example.com'], gone]);
    const all = await Promise.all(Array.from({ length: 5 }, async () => (await confirm(linkIn(second.text))).status));
    expect(all.toSorted((a, b) => a - b)).toEqual([200, 404, 404, 404, 404]);
    expect(await state(olga)).toEqual({ possible: true, address: 'olga@example.com', pending: null });
  });

  test('MAIL5 T12 an address that waits ends with the password it was added with', async () => {
    const { olga, add, smtp, linkIn, confirm, post } = await begin();
    await add(olga, 'eve@example.com');
    const link = linkIn((await smtp.mail(1)).text);
    expect((await post('/api/account/password', { current: password, password: next }, olga)).status).toBe(200);
    expect((await confirm(link)).json()).toMatchObject(gone);
  });

  test('MAIL10 T23 a person has so many addresses mailed, and no more: each goes to whoever they say', async () => {
    const { olga, add, smtp } = await begin({ rateLimits: true });
    const statuses = [];
    for (let time = 0; time < 6; time += 1) statuses.push((await add(olga, `somebody${time}@example.com`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    await smtp.mail(5);
  });

  test('MAIL6 an address that somebody else has gets the same answer, a mail that says so, and never belongs to two', async () => {
    const { olga, member, add, smtp, linkIn, confirm, withAddress, state } = await begin();
    const mia = await member('Mia');
    const max = await member('Max');
    // Before anybody has it, two may wait for it.
    await add(mia, 'team@example.com');
    const hers = linkIn((await smtp.mail(1)).text);
    await add(max, 'TEAM@example.com');
    const his = linkIn((await smtp.mail(2)).text);
    const both = await Promise.all([confirm(hers), confirm(his)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    const [free, taken] = [await add(olga, 'free@example.com'), await add(olga, 'team@example.com')];
    expect([taken.status, taken.text, [...taken.headers.keys()]]).toEqual([free.status, free.text, [...free.headers.keys()]]);
    const said = (await smtp.mail(4)).to[0] === 'team@example.com' ? smtp.mails[3] : smtp.mails[2];
    expect(said?.text).toContain('It belongs to another account here');
    expect(linkIn(said?.text ?? '')).toBe('');
    await withAddress(olga, 'olga@example.com');
    expect(await state(olga)).toMatchObject({ address: 'olga@example.com' });
  });

  test('MAIL7 the address of before is told of another one, and that it was taken away', async () => {
    const { olga, withAddress, remove, smtp, state } = await begin();
    await withAddress(olga, 'first@example.com');
    await withAddress(olga, 'second@example.com');
    expect(await smtp.mail(3)).toMatchObject({ to: ['first@example.com'], text: expect.stringContaining('another address stands') as string });
    expect((await remove(olga, 'not the password')).status).toBe(403);
    expect((await remove(olga)).status).toBe(200);
    expect(await smtp.mail(4)).toMatchObject({ to: ['second@example.com'], text: expect.stringContaining('taken away') as string });
    expect(await state(olga)).toEqual({ possible: true, address: null, pending: null });
  });

  test('RESET10 RESET3 by user name or address a link comes to the confirmed address, the last one works, and sets the password', async () => {
    const { olga, withAddress, forgot, smtp, linkIn, reset, post, read } = await begin();
    await withAddress(olga, 'olga@example.com');
    await forgot(' OLGA ');
    const first = await smtp.mail(2);
    expect(first).toMatchObject({ to: ['olga@example.com'], text: expect.stringContaining('choose a new password for olga') as string });
    await forgot('Olga@Example.com');
    const second = linkIn((await smtp.mail(3)).text);
    expect((await reset(linkIn(first.text))).json()).toMatchObject(gone);
    expect((await reset(second)).json()).toMatchObject({ person: { name: 'Olga' } });
    expect((await post('/api/session', { userName: 'olga', password: next })).status).toBe(200);
    expect((await post('/api/room:browse', { query: '', archived: false }, olga)).status).toBe(401);
    const [row] = await read<{ lasts: number | string }>('select expires_at - created_at as lasts from reset_links');
    expect(Number(row?.lasts)).toBe(3_600_000);
    expect((await read<{ text: string }>('select text from notices order by at, id')).at(-1)?.text).toContain('a link that was mailed to you');
  });

  test('ACCOUNT11 T10 one signs in by a confirmed address; one that waits, one of nobody and a wrong password get the same answer', async () => {
    const { olga, add, member, withAddress, remove, smtp, post, server, linkIn, confirm } = await begin();
    await withAddress(olga, 'Olga@Example.com');
    const mia = await member('Mia');
    await add(mia, 'mia@example.com');
    const link = linkIn((await smtp.mail(2)).text);
    const enter = (userName: string, given = password) => post('/api/session', { userName, password: given });
    const [cookie, ...wrong] = [
      await enter(' OLGA@example.com '),
      await enter('mia@example.com'),
      await enter('nobody@example.com'),
      await enter('olga@example.com', next),
      await enter('@'),
      await enter('olga@example.com\u0000'),
    ];
    expect(cookie?.json()).toMatchObject({ person: { name: 'Olga' } });
    expect((await ask(server.url, '/api/account', { headers: { cookie: cookieOf(cookie), 'x-parley': '1' } })).json()).toMatchObject({
      account: { userName: 'olga' },
    });
    expect(new Set(wrong.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(wrong[0]?.json()).toMatchObject({ field: 'password', message: expect.stringContaining('This address and password') as string });
    await confirm(link);
    expect((await enter('mia@example.com')).status).toBe(200);
    await remove(cookieOf(cookie));
    expect((await enter('olga@example.com')).status).toBe(401);
  });

  test('ACCOUNT4 ACCOUNT11 T10 each spelling of an address counts as that address', async () => {
    const { olga, withAddress, post } = await begin({ rateLimits: true });
    await withAddress(olga, 'olga@example.com');
    const statuses = [];
    for (const userName of [
      'olga@example.com',
      'ｏlga@example.com',
      'oｌga@example.com',
      'olｇa@example.com',
      'olgａ@example.com',
      'olga@example.coｍ',
    ])
      statuses.push((await post('/api/session', { userName, password: next })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('RESET10 T11 who has no confirmed address and who is nobody get the same answer, and no mail', async () => {
    const { olga, add, member, withAddress, forgot, smtp } = await begin();
    await add(olga, 'waiting@example.com');
    await smtp.mail(1);
    const mia = await member('Mia');
    await withAddress(mia, 'mia@example.com');
    const answers = [];
    for (const who of ['nobody', 'nobody@example.com', 'olga', 'waiting@example.com', '\u0000', 'mia']) answers.push(await forgot(who));
    expect(new Set(answers.map(({ status, text, headers }) => JSON.stringify([status, text, [...headers.keys()]]))).size).toBe(1);
    // Hers is the last to be asked for, and the only one that comes.
    expect((await smtp.mail(3)).to).toEqual(['mia@example.com']);
    expect(smtp.mails).toHaveLength(3);
  });

  test('RESET11 T10 five questions about one account from one network, and five mails to one address from wherever', async () => {
    const { olga, withAddress, forgot, smtp, server } = await begin({ rateLimits: true, trustProxy: 1 });
    await withAddress(olga, 'olga@example.com');
    const statuses = [];
    for (let time = 0; time < 6; time += 1) statuses.push((await forgot('olga')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    await smtp.mail(5);
    for (let network = 1; network < 9; network += 1) {
      const headers = { 'x-forwarded-for': `203.0.${network}.7`, host: 'localhost:3000' };
      expect((await ask(server.url, '/api/reset/mail', { body: { who: 'olga' }, headers })).status).toBe(200);
    }
    // All that was asked for is done before the server is closed.
    await server.close();
    expect(smtp.mails).toHaveLength(5);
  });

  test('MAIL8 where no mail can be sent there is no address to add, nor a mail to ask for', async () => {
    const { olga, add, forgot, confirm, state } = await begin({ smtp: null });
    expect(await state(olga)).toEqual({ possible: false, address: null, pending: null });
    const answers = [await add(olga, 'olga@example.com'), await forgot('olga'), await confirm('nothing')];
    expect(answers.map((answer) => answer.json())).toMatchObject([{ code: 'forbidden' }, { code: 'forbidden' }, gone]);
  });

  test('MAIL9 MAIL4 T26 neither addresses nor tokens are in any log, and no name gets into a head', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const { olga, withAddress, forgot, smtp, linkIn, read, post } = await begin({}, createLogger('debug', sink));
    await post('/api/person:rename', { name: 'Bcc: eve@example.com' }, olga);
    await withAddress(olga, 'canary@example.com');
    await forgot('olga');
    const mails = [await smtp.mail(1), await smtp.mail(2)];
    const kept = JSON.stringify([await read('select * from reset_links'), await read('select * from address_links')]);
    for (const { text } of mails) {
      expect(text.split('\r\n\r\n')[0]).not.toMatch(/eve@/u);
      expect(linkIn(text)).not.toBe('');
      expect(lines.join('\n') + kept).not.toContain(linkIn(text));
    }
    expect(lines.join('\n')).not.toContain('canary');
  });
});
