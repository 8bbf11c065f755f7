import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../../db/schema.ts';
import { hashOf } from '../sessions/sessions.queries.ts';

/** 256 bits: nobody guesses one. */
const TOKEN_BYTES = 32;

/** Makes the link of this person, in the place of the one before. */
export async function insertDeviceLink(
  db: Db,
  personId: PersonId,
  sessionId: string,
  now: number,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const row = { token_hash: hashOf(token), session_id: sessionId, expires_at: now + limits.deviceLinkLasts };
  await db
    .insertInto('device_links')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
  return { token, expiresAt: row.expires_at };
}

/** A session that is over, however it ended, takes its link along. */
const isIn = sql<boolean>`exists (select 1 from auth_sessions s where s.id = session_id and s."userId" = person_id)`;

/** Whose link this is, if it can be used. */
export async function whoseDeviceLink(db: Db, token: string, now: number): Promise<PersonId | null> {
  const row = await db
    .selectFrom('device_links')
    .select('person_id as personId')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where(isIn)
    .executeTakeFirst();
  return row?.personId ?? null;
}

/** Takes its one use, in a transaction that holds its person; false: it can’t be used any more. */
export async function useDeviceLink(db: Db, token: string, now: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('device_links')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where(isIn)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
