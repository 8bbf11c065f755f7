import { Migrator } from 'kysely/migration';
import { StartProblem } from '../lib/errors.ts';
import type { Database } from './connect.ts';
import { type Migration, migrations } from './migrations/index.ts';

/**
 * Brings the tables up to date, each migration in a transaction, one server at a time (the migrator takes a lock).
 * `extra` are the migrations of a library that keeps its own tables in our database; they run with ours.
 */
export async function migrate(database: Database, extra: Readonly<Record<string, Migration>> = {}): Promise<void> {
  const all = { ...migrations, ...extra };
  const migrator = new Migrator({
    db: database.write,
    // A library's migrations may be added beside ours at any time.
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: () =>
        Promise.resolve(Object.fromEntries(Object.entries(all).map(([name, up]) => [name, { up: (db) => up(db, database.kind) }]))),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StartProblem('The data was written by a newer Parley. Update this one, or put a backup from before in its place.', { cause: error });
  }
  if (error !== undefined) {
    throw error instanceof Error ? error : new Error('The database could not be migrated.', { cause: error });
  }
}
