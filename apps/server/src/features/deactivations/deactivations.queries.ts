import type { PersonId } from '@parley/shared/ids.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import type { Db } from '../../db/schema.ts';

/** What somebody is, and whether they are kept out; undefined: there is nobody of this id, or not any more. */
export async function standingOf(db: Db, personId: PersonId): Promise<{ readonly role: WorkspaceRole; readonly deactivated: boolean } | undefined> {
  const row = await db
    .selectFrom('people')
    .leftJoin('deactivations', 'deactivations.person_id', 'people.id')
    .leftJoin('departures', 'departures.person_id', 'people.id')
    .select(['people.role', 'deactivations.at'])
    .where('people.id', '=', personId)
    .where('departures.at', 'is', null)
    .executeTakeFirst();
  return row && { role: row.role, deactivated: row.at !== null };
}

export async function insertDeactivation(db: Db, personId: PersonId, by: PersonId, at: number): Promise<void> {
  await db.insertInto('deactivations').values({ person_id: personId, by_id: by, at }).execute();
}

export async function deleteDeactivation(db: Db, personId: PersonId): Promise<void> {
  await db.deleteFrom('deactivations').where('person_id', '=', personId).execute();
}
