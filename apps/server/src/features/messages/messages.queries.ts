import type { TimelineEntry, TimelinePage } from '@parley/shared/features/messages.ts';
import type { MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { events } from '@parley/shared/protocol.ts';
import { compiled } from '../../db/compiled.ts';
import type { Db, MessagesTable } from '../../db/schema.ts';
import { withinWeight } from '../../log/weight.ts';
import { peopleByIds } from '../people/people.queries.ts';

const timelineTypes = [...events].filter(([, event]) => event.timeline).map(([name]) => name);

export interface PageRequest {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

const insert = compiled<MessagesTable, unknown>((db, slot) =>
  db
    .insertInto('messages')
    .values({ id: slot('id'), room_id: slot('room_id'), seq: slot('seq'), author_id: slot('author_id'), at: slot('at') })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

/** Whether it was new: a message that is there already stays as it is. */
export async function insertMessage(db: Db, message: MessagesTable): Promise<boolean> {
  return (await insert(db, message)).changed > 0;
}

export async function messageById(db: Db, id: MessageId): Promise<MessagesTable> {
  return db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** A message if it is this person's own in this room; of anybody else's it tells nothing. */
export async function ownMessage(db: Db, own: Pick<MessagesTable, 'id' | 'room_id' | 'author_id'>): Promise<MessagesTable | undefined> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', own.id)
    .where('room_id', '=', own.room_id)
    .where('author_id', '=', own.author_id)
    .executeTakeFirst();
}

/** A page of a room's timeline, shorter than asked for if its entries are heavy. The caller has checked that it may be read. */
export async function timelinePage(db: Db, roomId: RoomId, request: PageRequest): Promise<TimelinePage> {
  const forward = request.after !== undefined && request.before === undefined;
  let select = db
    .selectFrom('log_events')
    .select(['seq', 'type', 'actor_id', 'payload', 'at'])
    .where('log_id', '=', roomId)
    .where('type', 'in', timelineTypes);
  if (request.before !== undefined) {
    select = select.where('seq', '<', request.before);
  }
  if (request.after !== undefined) {
    select = select.where('seq', '>', request.after);
  }
  const rows = await select
    .orderBy('seq', forward ? 'asc' : 'desc')
    .limit(request.limit + 1)
    .execute();
  const kept = withinWeight(rows.slice(0, request.limit));
  const complete = kept.length === rows.length;
  if (!forward) {
    kept.reverse();
  }
  const entries: TimelineEntry[] = kept.map((row) => ({
    seq: row.seq,
    type: row.type,
    actor: row.actor_id,
    at: row.at,
    payload: JSON.parse(row.payload) as unknown,
  }));
  const actors = [...new Set(entries.flatMap((entry): PersonId[] => (entry.actor === null ? [] : [entry.actor])))];
  return {
    entries,
    people: await peopleByIds(db, actors),
    start: forward ? false : complete && request.after === undefined,
    end: forward ? complete : request.before === undefined,
  };
}
