import type { Notice } from '@parley/shared/features/notices.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { uuidv7 } from '@parley/shared/uuid.ts';
import type { Db } from '../../db/schema.ts';
import type { Tx } from '../../log/types.ts';

export async function noticesOf(db: Db, personId: PersonId): Promise<Notice[]> {
  return db
    .selectFrom('notices')
    .select(['id', 'room_id as roomId', 'after_seq as afterSeq', 'text', 'at'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute();
}

/** Says something to one person, in the timeline of a room. */
export async function postNotice(tx: Tx, personId: PersonId, words: Pick<Notice, 'roomId' | 'afterSeq' | 'text'>): Promise<void> {
  const notice: Notice = { id: uuidv7(tx.now), at: tx.now, ...words };
  const { id, roomId, afterSeq, text, at } = notice;
  await tx.db.insertInto('notices').values({ id, person_id: personId, room_id: roomId, after_seq: afterSeq, text, at }).execute();
  await tx.tell(personId, 'notice:posted', { notice });
}
