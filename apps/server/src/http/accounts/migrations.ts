import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import type { Migration } from '../../db/migrations/index.ts';
import { storage } from './sessions/auth.ts';
import { hashOf } from './sessions/sessions.queries.ts';

/** Brings better-auth's tables to what its version and our plugins need. */
const bringUpToDate: Migration = async (db, kind) => {
  const { runMigrations } = await getMigrations(storage(db, kind));
  await runMigrations();
};

/** Whoever has an account by now is a member. */
const rolesOfAccounts: Migration = async (db) => {
  await sql`update people set role = 'member' where id in (select id from auth_users where username is not null)`.execute(db);
};

/** Of tokens only what they hash to: whoever is signed in stays so. */
const hashedTokens: Migration = async (db) => {
  const { rows } = await sql<{ id: string; token: string }>`select id, token from auth_sessions`.execute(db);
  for (const { id, token } of rows) {
    await sql`update auth_sessions set token = ${hashOf(token)} where id = ${id}`.execute(db);
  }
};

/** A new version of better-auth or another plugin that wants other tables needs a new line here; a test tells. */
export const accountMigrations: Readonly<Record<string, Migration>> = {
  'accounts-0001': bringUpToDate,
  /** User names. */
  'accounts-0002': bringUpToDate,
  'accounts-0003': rolesOfAccounts,
  'accounts-0004': hashedTokens,
};
