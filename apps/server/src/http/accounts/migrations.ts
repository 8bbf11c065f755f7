import { getMigrations } from 'better-auth/db/migration';
import type { Migration } from '../../db/migrations/index.ts';
import { storage } from './auth.ts';

/** Brings better-auth's tables to what its version and our plugins need. */
const bringUpToDate: Migration = async (db, kind) => {
  const { runMigrations } = await getMigrations(storage(db, kind));
  await runMigrations();
};

/** A new version of better-auth or another plugin that wants other tables needs a new line here; a test tells. */
export const accountMigrations: Readonly<Record<string, Migration>> = {
  'accounts-0001': bringUpToDate,
  /** User names. */
  'accounts-0002': bringUpToDate,
};
