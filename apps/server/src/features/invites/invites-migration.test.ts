import { uuidv7 } from '@parley/shared/uuid.ts';
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { migrations } from '../../db/migrations/index.ts';
import { forEachDatabase } from '../../db/testing.ts';
import { accountMigrations } from '../../http/accounts/migrations.ts';
import { startInvites } from './testing-invites.ts';

forEachDatabase(({ createEmpty }) => {
  test('INVITE1 in a Parley from before there were invites everybody stays who they are, and it looks for its owner', async () => {
    const where = await createEmpty();
    const database = await connect(where, () => {});
    const older = { ...migrations, ...accountMigrations };
    for (const name of ['0004-invites', 'accounts-0003']) delete older[name];
    const provider = {
      getMigrations: () =>
        Promise.resolve(Object.fromEntries(Object.entries(older).map(([name, up]) => [name, { up: (db: Kysely<unknown>) => up(db, where.kind) }]))),
    };
    expect((await new Migrator({ db: database.write, provider }).migrateToLatest()).error).toBeUndefined();
    const people = { gus: uuidv7(), mia: uuidv7() };
    for (const [name, id] of Object.entries(people)) {
      const yes = where.kind === 'sqlite' ? 1 : true;
      await sql`insert into people (id, name, name_key, created_at) values (${id}, ${name}, ${name}, 1)`.execute(database.write);
      await sql`insert into auth_users (id, name, email, "emailVerified", "createdAt", "updatedAt", "isAnonymous", username)
        values (${id}, 'guest', ${id}, ${yes}, '2026-11-01', '2026-11-01', ${yes}, ${name === 'mia' ? name : null})`.execute(database.write);
    }
    await database.close();
    const { server, read } = await startInvites(where);
    expect(server.ownerLink).not.toBeNull();
    expect(await read('select name, role from people order by name')).toEqual([
      { name: 'gus', role: 'guest' },
      { name: 'mia', role: 'member' },
    ]);
  });
});
