import type { PersonId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './connect.ts';
import { profileById, storeProfile } from '../features/profiles/profiles.queries.ts';
import { migrate } from './migrate.ts';
import { forEachDatabase } from './testing.ts';
import { migrateUpTo } from './testing-migrations.ts';

forEachDatabase(({ createEmpty }) => {
  test('ROOM6 rooms from before browsing knew every alphabet are found too', async () => {
    const database = await connect(await createEmpty(), () => {});
    onTestFinished(() => database.close());
    await migrateUpTo(database, '0001-start');
    for (const topic of ['ÜBER uns', '', 'Ärger']) {
      const id = uuidv7();
      await sql`insert into logs (id, kind, seq, ord, message_seq, min_seq, at) values (${id}, 'room', 0, 0, 0, 0, 1)`.execute(database.write);
      await sql`
        insert into rooms (id, slug, name, name_key, topic, icon, created_at, lobby)
        values (${id}, ${id}, ${id}, ${id}, ${topic}, '', 1, 0)`.execute(database.write);
    }
    await migrate(database);
    // A second start finds nothing to do.
    await migrate(database);
    const rows = await database.read.selectFrom('rooms').select(['topic', 'topic_key']).execute();
    expect(new Map(rows.map((row) => [row.topic, row.topic_key]))).toEqual(
      new Map([
        ['ÜBER uns', 'über uns'],
        ['', ''],
        ['Ärger', 'ärger'],
      ]),
    );
  });

  test('PROFILE4 people from before there were profiles have set nothing, and can', async () => {
    const database = await connect(await createEmpty(), () => {});
    onTestFinished(() => database.close());
    await migrateUpTo(database, '0003-ended-sessions');
    const id = uuidv7() as PersonId;
    await sql`insert into people (id, name, name_key, created_at) values (${id}, 'Maya', 'maya', 1)`.execute(database.write);
    await migrate(database);
    await migrate(database);
    expect(await profileById(database.read, id, 0)).toEqual({});
    const profile = { pronouns: 'she/her', timeZone: 'Europe/Berlin', status: { emoji: '🌴', text: 'On holiday', until: 1_800_000_000_000 } };
    await storeProfile(database.write, id, profile);
    expect(await profileById(database.read, id, 0)).toEqual(profile);
    const people = await database.read.selectFrom('people').select(['id', 'name', 'name_key', 'created_at']).execute();
    expect(people).toEqual([{ id, name: 'Maya', name_key: 'maya', created_at: 1 }]);
  });
});
