import { DEPARTED } from '@parley/shared/departed.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { forEachDatabase } from '../../db/testing.ts';
import { createAddresses } from '../../http/accounts/mail/addresses.ts';
import { holdPerson } from '../../http/accounts/passwords/credentials.queries.ts';
import { createDeviceLinks } from '../../http/accounts/device-links/device-links.ts';
import { createMailTexts } from '../../http/accounts/mail/mail-texts.ts';
import type { Mail, Mailer } from '../../lib/mailer.ts';
import { unlimited } from '../../lib/unlimited.ts';
import type { Tx } from '../../log/types.ts';
import { until } from '../../realtime/testing.ts';
import { password } from '../invites/testing-invites.ts';
import { startLeaving } from './testing-departures.ts';

forEachDatabase(({ create }) => {
  const begin = async () => startLeaving(await create());

  test('LEAVE8 of what was proved before nothing is written after it: no code for another device, no address, by no link', async () => {
    const { leave, member, read, place } = await begin();
    const mia = await member('Mia');
    const beside = await connect(place, () => {});
    onTestFinished(() => beside.close());
    const [found] = await read<{ id: string }>(`select id from auth_sessions where "userId" = '${mia.id}'`);
    const session = { personId: mia.id as PersonId, sessionId: found?.id ?? '', userName: 'mia', expiresAt: 0 };
    const mailed: string[] = [];
    const mailer = { later: (task: (send: (mail: Mail) => Promise<void>) => Promise<void>) => void task(async ({ text }) => void mailed.push(text)) };
    const addresses = createAddresses(
      beside,
      { commit: (command) => beside.write.transaction().execute((db) => command({ db } as unknown as Tx)) },
      Date.now,
      mailer as unknown as Mailer,
      createMailTexts('http://localhost'),
      unlimited,
      { nameOf: () => Promise.resolve('Mia'), makeLink: () => Promise.reject(new Error('there is nobody to make one for')) },
    );
    const links = createDeviceLinks({ begin: () => Promise.reject(new Error('it begins nothing')) }, beside, Date.now);
    expect(await addresses.add(session, 'mia@example.com')).toBe('waits');
    await until(() => Promise.resolve(expect(mailed).toHaveLength(1)));
    const token = /confirm#(\S+)/u.exec(mailed[0] ?? '')?.[1] ?? '';
    // Somebody opens the link in the moment in which she leaves, and before all of hers is gone.
    const confirmed = await beside.write.transaction().execute(async (db) => {
      await holdPerson(db, beside.kind, session.personId);
      await db.deleteFrom('mail_addresses').execute();
      const asked = addresses.confirm(token);
      let answered = false;
      void asked.then(() => (answered = true));
      if (beside.kind === 'postgres') {
        await until(async () => {
          const waits = await read(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
          expect(answered || waits.length > 0).toBe(true);
        });
      }
      await db.deleteFrom('address_links').execute();
      return { asked };
    });
    expect([await confirmed.asked, await read('select * from mail_addresses')]).toEqual([null, []]);
    expect((await leave(mia.cookie)).status).toBe(200);
    expect([await links.make(session), await addresses.add(session, 'late@example.com')]).toEqual(['signed out', 'signed out']);
    for (const table of ['device_links', 'address_links', 'mail_addresses', 'reset_links']) expect(await read(`select * from ${table}`)).toEqual([]);
    expect(mailed).toHaveLength(1);
  });

  test('LEAVE8 LEAVE5 who comes to a room before the last message has gone from its log is told nothing of it', async () => {
    const { leave, member, olga, room, post, say, read, place, scrubbed } = await begin();
    const mia = await member('Mia');
    const bob = await member('Bob');
    const roomId = await room(olga, 'Design');
    await post('/api/room:join', { roomId }, mia.cookie);
    await say(roomId, 'canary', mia.cookie);
    await leave(mia.cookie, { messages: 'erase', password });
    await scrubbed();
    // As it is until that is done.
    const beside = await connect(place, () => {});
    onTestFinished(() => beside.close());
    await sql`update log_events set payload = replace(payload, '"body":""', '"body":"canary"') where type = 'message:sent'`.execute(beside.write);
    await post('/api/room:join', { roomId }, bob.cookie);
    const told = await read<{ payload: string }>(`select payload from log_events where log_id = '${bob.id}' and type = 'room:joined'`);
    expect(JSON.parse(told.at(-1)?.payload ?? '')).toMatchObject({
      summary: { room: { id: roomId }, last: { author: DEPARTED, text: 'Message deleted' } },
    });
    expect(told.at(-1)?.payload).not.toMatch(/canary/u);
  });
});
