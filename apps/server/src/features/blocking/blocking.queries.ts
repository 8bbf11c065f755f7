import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { Db } from '../../db/schema.ts';
import { TryAgain } from '../../lib/errors.ts';

/** Whom somebody has blocked. For their own devices only. */
export async function blockedBy(db: Db, personId: PersonId): Promise<BlockedPerson[]> {
  return db
    .selectFrom('blocks')
    .select(['blocked_id as id', 'name', 'at'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .orderBy('blocked_id')
    .execute();
}

/** How many somebody has blocked. */
export async function countBlocked(db: Db, personId: PersonId): Promise<number> {
  const { count } = await db
    .selectFrom('blocks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Whom this person has blocked under this id. */
export async function blockedPersonOf(db: Db, personId: PersonId, blockedId: PersonId): Promise<BlockedPerson | undefined> {
  return db
    .selectFrom('blocks')
    .select(['blocked_id as id', 'name', 'at'])
    .where('person_id', '=', personId)
    .where('blocked_id', '=', blockedId)
    .executeTakeFirst();
}

/**
 * Whether either of two people has blocked the other: between them there is no direct conversation. Whoever asks tells neither of them which of the
 * two it was, nor that it was this.
 */
export async function isBlockedBetween(db: Db, a: PersonId, b: PersonId): Promise<boolean> {
  return (await blockedPersonOf(db, a, b)) !== undefined || (await blockedPersonOf(db, b, a)) !== undefined;
}

/** The name of somebody with whom this person shares a room, or did; nothing of anybody else. */
export async function nameOfMet(db: Db, personId: PersonId, otherId: PersonId): Promise<string | undefined> {
  const row = await db
    .selectFrom('members as mine')
    .innerJoin('members as theirs', 'theirs.room_id', 'mine.room_id')
    .innerJoin('people', 'people.id', 'theirs.person_id')
    .select('people.name')
    .where('mine.person_id', '=', personId)
    .where('theirs.person_id', '=', otherId)
    .executeTakeFirst();
  return row?.name;
}

/** Who has blocked this person. For nobody to be told. */
export async function whoBlocked(db: Db, blockedId: PersonId): Promise<readonly PersonId[]> {
  const rows = await db.selectFrom('blocks').select('person_id').where('blocked_id', '=', blockedId).execute();
  return rows.map((row) => row.person_id);
}

/** Who has blocked this person, with what their own devices are told of it. */
export async function blocksOn(db: Db, blockedId: PersonId): Promise<readonly { readonly whose: PersonId; readonly blocked: BlockedPerson }[]> {
  const rows = await db.selectFrom('blocks').select(['person_id', 'name', 'at']).where('blocked_id', '=', blockedId).execute();
  return rows.map(({ person_id: whose, name, at }) => ({ whose, blocked: { id: blockedId, name, at } }));
}

/**
 * Takes the name out of what somebody’s own log says of whom they had blocked: if that person leaves for good, only those who block them then are looked through.
 * To be tried again where both came in one moment, and the log does not have it yet.
 */
export async function forgetName(
  db: Db,
  personId: PersonId,
  { seq, ...blocked }: Omit<BlockedPerson, 'name'> & { readonly seq: number },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('log_events')
    .set({ payload: JSON.stringify({ blocked: { ...blocked, name: '' } }) })
    .where('log_id', '=', personId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  const head = await db.selectFrom('logs').select('seq').where('id', '=', personId).executeTakeFirst();
  if (numUpdatedRows === 0n && seq > (head?.seq ?? 0)) {
    throw new TryAgain(0);
  }
}
