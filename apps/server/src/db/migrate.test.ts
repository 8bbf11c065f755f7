import { uuidv7 } from '@parley/shared/uuid.ts';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { forEachDatabase } from './testing.ts';

forEachDatabase(({ create }) => {
  test('ROOM6 rooms from before browsing knew every alphabet are found too', async () => {
    const database = await connect(await create(), () => {});
    onTestFinished(() => database.close());
    const before = new Migrator({
      db: database.write,
      provider: {
        getMigrations: () => Promise.resolve({ '0001-start': { up: async (db) => migrations['0001-start']?.(db, database.kind) } }),
      },
    });
    expect((await before.migrateToLatest()).error).toBeUndefined();
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
});
