import { Migrator } from 'kysely/migration';
import type { Database } from './connect.ts';
import { type Migration, migrations } from './migrations/index.ts';

/** A database as a release left it whose last migration was this one, and that had these of the accounts library beside ours. */
export async function migrateUpTo(database: Database, last: string, extra: Readonly<Record<string, Migration>> = {}): Promise<void> {
  const known = [...Object.entries(migrations).filter(([name]) => name <= last), ...Object.entries(extra)];
  const migrator = new Migrator({
    db: database.write,
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: () => Promise.resolve(Object.fromEntries(known.map(([name, up]) => [name, { up: (db) => up(db, database.kind) }]))),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new Error(`The database could not be migrated up to ${last}.`, { cause: error });
  }
}
