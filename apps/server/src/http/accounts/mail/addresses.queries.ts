import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../../db/schema.ts';
import { nameKey } from '../passwords/name-key.ts';

/** 256 bits: nobody guesses one. */
const TOKEN_BYTES = 32;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export async function addressOf(db: Db, personId: PersonId): Promise<string | null> {
  const row = await db.selectFrom('mail_addresses').select('address').where('person_id', '=', personId).executeTakeFirst();
  return row?.address ?? null;
}

/** Who has confirmed this address. */
export async function whoseAddress(db: Db, address: string): Promise<PersonId | null> {
  const row = await db.selectFrom('mail_addresses').select('person_id').where('address_key', '=', nameKey(address)).executeTakeFirst();
  return row?.person_id ?? null;
}

/** The address of this person that waits for its link to be opened. */
export async function pendingOf(db: Db, personId: PersonId, now: number): Promise<string | null> {
  const row = await db
    .selectFrom('address_links')
    .select('address')
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.address ?? null;
}

/** Lets an address wait, in the place of another one that did; gives what makes its link. */
export async function awaitAddress(db: Db, personId: PersonId, address: string, now: number): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const row = { token_hash: hashOf(token), address, expires_at: now + limits.confirmLasts };
  await db
    .insertInto('address_links')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
  return token;
}

/** Whose address waits by this token, if any does. */
export async function whoAwaits(db: Db, token: string): Promise<PersonId | null> {
  const row = await db.selectFrom('address_links').select('person_id').where('token_hash', '=', hashOf(token)).executeTakeFirst();
  return row?.person_id ?? null;
}

/** Takes what waits by this token, once; null: there is nothing. */
export async function takeAwaited(db: Db, token: string, now: number): Promise<{ readonly personId: PersonId; readonly address: string } | null> {
  const row = await db
    .deleteFrom('address_links')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .returning(['person_id as personId', 'address'])
    .executeTakeFirst();
  return row ?? null;
}

export async function confirmAddress(db: Db, personId: PersonId, address: string, now: number): Promise<void> {
  const row = { address, address_key: nameKey(address), confirmed_at: now };
  await db
    .insertInto('mail_addresses')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

/** Takes away the address and the one that waits. */
export async function removeAddresses(db: Db, personId: PersonId): Promise<void> {
  await db.deleteFrom('mail_addresses').where('person_id', '=', personId).execute();
  await db.deleteFrom('address_links').where('person_id', '=', personId).execute();
}
