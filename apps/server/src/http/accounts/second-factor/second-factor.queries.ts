import type { PersonId } from '@parley/shared/ids.ts';
import type { Insertable, Selectable } from 'kysely';
import type { SecondFactorsTable } from '../../../db/account-tables.ts';
import type { Db } from '../../../db/schema.ts';

export type StoredSecondFactor = Selectable<SecondFactorsTable>;

export async function secondFactorOf(db: Db, personId: PersonId): Promise<StoredSecondFactor | undefined> {
  return db.selectFrom('second_factors').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

/** False: there is one already. */
export async function insertSecondFactor(db: Db, factor: Insertable<SecondFactorsTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('second_factors')
    .values(factor)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** No code up to this step counts any more. False: one of it, or of a later one, has counted already. */
export async function noteStep(db: Db, personId: PersonId, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteSecondFactor(db: Db, personId: PersonId): Promise<void> {
  await db.deleteFrom('backup_codes').where('person_id', '=', personId).execute();
  await db.deleteFrom('second_factors').where('person_id', '=', personId).execute();
}

export async function countBackupCodes(db: Db, personId: PersonId): Promise<number> {
  const { left } = await db
    .selectFrom('backup_codes')
    .select((e) => e.fn.countAll().as('left'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(left);
}

/** These and no others are the backup codes from now on. */
export async function replaceBackupCodes(db: Db, personId: PersonId, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom('backup_codes').where('person_id', '=', personId).execute();
  await db
    .insertInto('backup_codes')
    .values(hashes.map((hash) => ({ person_id: personId, hash })))
    .execute();
}

/** From now on this one counts no more. False: it did not already. */
export async function spendBackupCode(db: Db, personId: PersonId, hash: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('backup_codes').where('person_id', '=', personId).where('hash', '=', hash).executeTakeFirst();
  return numDeletedRows === 1n;
}
