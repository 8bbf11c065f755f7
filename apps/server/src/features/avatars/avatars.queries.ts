import type { AvatarSize } from '@parley/shared/features/avatars.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Db } from '../../db/schema.ts';

/** A photo as the files that it consists of. */
export interface Portrait {
  readonly small: string;
  readonly large: string;
}

/** The photo that is in a person’s profile. */
export async function avatarOf(db: Db, personId: PersonId): Promise<(Portrait & { readonly id: string }) | undefined> {
  return db
    .selectFrom('profiles')
    .innerJoin('avatars', 'avatars.id', 'profiles.avatar')
    .select(['avatars.id', 'small', 'large'])
    .where('profiles.person_id', '=', personId)
    .executeTakeFirst();
}

/** The file of a photo, as long as it is somebody’s. */
export async function avatarFile(db: Db, id: string, size: AvatarSize): Promise<string | null> {
  const row = await db.selectFrom('avatars').select(['small', 'large']).where('id', '=', id).where('unused_since', 'is', null).executeTakeFirst();
  return row === undefined ? null : size === 96 ? row.small : row.large;
}

/** Whether this is, or was until a while ago, a photo of that person. */
export async function isTheirs(db: Db, id: string, personId: PersonId): Promise<boolean> {
  return (await db.selectFrom('avatars').select('id').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst()) !== undefined;
}

export async function insertAvatar(db: Db, id: string, personId: PersonId, { small, large }: Portrait): Promise<void> {
  await db.insertInto('avatars').values({ id, person_id: personId, small, large, unused_since: null }).execute();
}

/** Of a person’s photos one is in use, or none. */
export async function markUsed(db: Db, personId: PersonId, used: string | null, now: number): Promise<void> {
  await db
    .updateTable('avatars')
    .set({ unused_since: now })
    .where('person_id', '=', personId)
    .where('unused_since', 'is', null)
    .where('id', '!=', used ?? '')
    .execute();
  if (used !== null) {
    await db.updateTable('avatars').set({ unused_since: null }).where('id', '=', used).execute();
  }
}

/** Deletes what has been nobody’s since then, and tells which files it consisted of. */
export async function deleteUnusedSince(db: Db, before: number): Promise<string[]> {
  const rows = await db.deleteFrom('avatars').where('unused_since', '<=', before).returning(['small', 'large']).execute();
  return rows.flatMap(({ small, large }) => [small, large]);
}
