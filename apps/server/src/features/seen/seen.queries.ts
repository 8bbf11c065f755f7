import type { PreferenceName, Preferences } from '@parley/shared/features/preferences.ts';
import type { MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';
import { ownMessage } from '../messages/messages.queries.ts';

/** A message and who wants to know who has read it: its author. */
export interface Watched {
  readonly id: MessageId;
  readonly roomId: RoomId;
  readonly author: PersonId;
  readonly seq: number;
  readonly ord: number;
}

/** The message, if it is this person's own in this room; of anybody else's it tells nothing. */
export async function watchedMessage(db: Db, id: MessageId, roomId: RoomId, author: PersonId): Promise<Watched | undefined> {
  const message = await ownMessage(db, { id, room_id: roomId, author_id: author });
  if (message === undefined) {
    return undefined;
  }
  const { seq } = message;
  const { payload } = await db
    .selectFrom('log_events')
    .select('payload')
    .where('log_id', '=', roomId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return { id, roomId, author, seq, ord: (JSON.parse(payload) as { readonly ord: number }).ord };
}

/**
 * Who has read the message: how many, and some of them. Whoever came later began with everything read, and has seen nothing of it; who hides what they have
 * read, and whom the author does not want to hear of, is left out.
 */
export async function readersOf(db: Db, { roomId, author, seq, ord }: Watched): Promise<{ readonly count: number; readonly readers: PersonId[] }> {
  const all = db
    .selectFrom('members')
    .where('room_id', '=', roomId)
    .where('left_seq', 'is', null)
    .where('joined_seq', '<', seq)
    .where('read_ord', '>=', ord)
    .where('person_id', '<>', author)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('preferences')
            .select('preferences.person_id')
            .whereRef('preferences.person_id', '=', 'members.person_id')
            .where('preferences.name', '=', 'reading' satisfies PreferenceName)
            .where('preferences.value', '=', 'hidden' satisfies Preferences['reading']),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('blocks')
            .select('blocks.blocked_id')
            .where('blocks.person_id', '=', author)
            .whereRef('blocks.blocked_id', '=', 'members.person_id'),
        ),
      ),
    );
  const some = await all
    .select(['person_id', sql<number>`count(*) over ()`.as('count')])
    .orderBy('person_id')
    .limit(limits.readersNamed)
    .execute();
  return { count: some[0]?.count ?? 0, readers: some.map(({ person_id }) => person_id) };
}
