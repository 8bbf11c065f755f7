import type { PersonId } from '@parley/shared/ids.ts';
import type { Insertable, Selectable } from 'kysely';
import type { PasskeysTable } from '../../../db/account-tables.ts';
import type { Db } from '../../../db/schema.ts';
import type { Clock } from '../../../lib/clock.ts';

export type StoredPasskey = Selectable<PasskeysTable>;

export async function passkeyById(db: Db, id: string): Promise<StoredPasskey | undefined> {
  return db.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A person's passkeys, the oldest first. */
export async function passkeysOf(db: Db, personId: PersonId): Promise<StoredPasskey[]> {
  return db.selectFrom('passkeys').selectAll().where('person_id', '=', personId).orderBy('created_at').orderBy('id').execute();
}

/** False: there is one of this id already, whosoever. */
export async function insertPasskey(db: Db, passkey: Insertable<PasskeysTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passkeys')
    .values(passkey)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Notes that a passkey was used. False: it is gone, or its counter stands where somebody has used a copy of it. One that does not count stays at 0.
 */
export async function notePasskeyUse(db: Db, id: string, counter: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ counter, used_at: now })
    .where('id', '=', id)
    .where('counter', counter === 0 ? '=' : '<', counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deletePasskey(db: Db, personId: PersonId, id: string): Promise<void> {
  await db.deleteFrom('passkeys').where('id', '=', id).where('person_id', '=', personId).execute();
}

/** From now on this challenge counts no more. False: it did not already. */
export async function spendChallenge(db: Db, challenge: string, expiresAt: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_challenges')
    .values({ challenge, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Those that are too old anyway. */
export async function forgetSpentChallenges(db: Db, now: number): Promise<void> {
  await db.deleteFrom('spent_challenges').where('expires_at', '<=', now).execute();
}

/** Spends what is good once, beside any transaction. False: it was spent already. */
export function createSpending(db: Db, clock: Clock): (challenge: string, expiresAt: number) => Promise<boolean> {
  return async (challenge, expiresAt) => {
    await forgetSpentChallenges(db, clock());
    return spendChallenge(db, challenge, expiresAt);
  };
}
