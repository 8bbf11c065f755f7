import type { Room, RoomListing, RoomSummary } from '@parley/shared/features/rooms.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { EventPayload } from '@parley/shared/protocol.ts';
import { previewOf } from '@parley/shared/preview.ts';
import { nameKey } from '@parley/shared/text.ts';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db, RoomsTable } from '../../db/schema.ts';
import { Rejection } from '../../lib/errors.ts';
import { notAMember } from '../../log/membership.queries.ts';

const LISTED_MOST = 50;
/** Words that are looked for; each is looked for in every room. */
const WORDS_MOST = 8;

const roomColumns = [
  'rooms.id',
  'rooms.slug',
  'rooms.name',
  'rooms.topic',
  'rooms.icon',
  'rooms.created_by',
  'rooms.created_at',
  'rooms.archived_at',
  'rooms.lobby',
] as const;

type RoomRow = Omit<RoomsTable, 'name_key' | 'topic_key'>;

function roomOf(row: RoomRow): Room {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    topic: row.topic,
    icon: row.icon,
    createdBy: row.created_by,
    createdAt: row.created_at,
    archivedAt: row.archived_at,
    lobby: row.lobby === 1,
  };
}

export async function roomById(db: Db, id: RoomId): Promise<Room> {
  const row = await db.selectFrom('rooms').select(roomColumns).where('id', '=', id).executeTakeFirst();
  if (row === undefined) {
    throw notAMember();
  }
  return roomOf(row);
}

export async function lobbyId(db: Db): Promise<RoomId> {
  const row = await db.selectFrom('rooms').select('id').where('lobby', '=', 1).executeTakeFirstOrThrow();
  return row.id;
}

/** Whether there is any room beside the lobby that a newcomer could join. */
export async function hasRoomToJoin(db: Db): Promise<boolean> {
  const row = await db.selectFrom('rooms').select('id').where('lobby', '=', 0).where('archived_at', 'is', null).limit(1).executeTakeFirst();
  return row !== undefined;
}

function summaries(db: Db, personId: PersonId) {
  return db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.id', 'members.room_id')
    .innerJoin('logs', 'logs.id', 'members.room_id')
    .leftJoin('log_events', (join) => join.onRef('log_events.log_id', '=', 'logs.id').onRef('log_events.seq', '=', 'logs.message_seq'))
    .leftJoin('people', 'people.id', 'log_events.actor_id')
    .leftJoin('departures', 'departures.person_id', 'log_events.actor_id')
    .select([...roomColumns, 'members.role', 'members.read_ord', 'logs.seq', 'logs.ord'])
    .select(['people.name as author', 'people.id as author_id', 'log_events.payload', 'log_events.at as last_at', 'departures.erased'])
    .where('members.person_id', '=', personId)
    .where('members.left_seq', 'is', null);
}

type SummaryRow = ReturnType<typeof summaries> extends SelectQueryBuilder<infer _Database, infer _Table, infer Row> ? Row : never;

function lastOf({ author, author_id: authorId, payload, last_at: at, erased }: SummaryRow): RoomSummary['last'] {
  if (author === null || authorId === null || payload === null || at === null) {
    return null;
  }
  const { body } = JSON.parse(payload) as EventPayload<'message:sent'>;
  // What is to go may be in the log for a moment still: from here it would be written where nobody looks for it any more.
  return { author, authorId, text: previewOf(erased === 1 ? '' : body), at };
}

function summary(row: SummaryRow): RoomSummary {
  return { room: roomOf(row), role: row.role, seq: row.seq, ord: row.ord, readOrd: row.read_ord, last: lastOf(row) };
}

export async function summaryOf(db: Db, roomId: RoomId, personId: PersonId): Promise<RoomSummary> {
  return summary(await summaries(db, personId).where('members.room_id', '=', roomId).executeTakeFirstOrThrow(notAMember));
}

export async function summariesOf(db: Db, personId: PersonId): Promise<RoomSummary[]> {
  const rows = await summaries(db, personId).orderBy('rooms.name_key').execute();
  return rows.map(summary);
}

function listings(db: Db, personId: PersonId) {
  return db
    .selectFrom('rooms')
    .innerJoin('logs', 'logs.id', 'rooms.id')
    .leftJoin('members as mine', (join) =>
      join.onRef('mine.room_id', '=', 'rooms.id').on('mine.person_id', '=', personId).on('mine.left_seq', 'is', null),
    )
    .select([...roomColumns, 'logs.at as last_at', 'mine.person_id as mine'])
    .select((eb) =>
      eb
        .selectFrom('members')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('members.room_id', '=', 'rooms.id')
        .where('members.left_seq', 'is', null)
        .as('members'),
    );
}

/** Rooms whose name or topic contains every one of the first few words, most members first; whether there are more than fit. */
export async function browse(db: Db, personId: PersonId, query: string, archived: boolean): Promise<{ rooms: RoomListing[]; more: boolean }> {
  let select = listings(db, personId).where('rooms.archived_at', archived ? 'is not' : 'is', null);
  for (const word of new Set(nameKey(query).split(' ').filter(Boolean).slice(0, WORDS_MOST))) {
    const pattern = `%${word.replace(/[\\%_]/gu, String.raw`\$&`)}%`;
    select = select.where(sql<boolean>`(rooms.name_key like ${pattern} escape '\\' or rooms.topic_key like ${pattern} escape '\\')`);
  }
  const rows = await select
    .orderBy('members', 'desc')
    .orderBy('rooms.name_key')
    .limit(LISTED_MOST + 1)
    .execute();
  const rooms = rows.slice(0, LISTED_MOST).map((row) => ({
    room: roomOf(row),
    members: row.members ?? 0,
    joined: row.mine !== null,
    lastAt: row.last_at,
  }));
  return { rooms, more: rows.length > LISTED_MOST };
}

/** The room that has this address or had it once. */
export async function findBySlug(db: Db, personId: PersonId, slug: string): Promise<RoomListing> {
  const row = await listings(db, personId)
    .innerJoin('room_slugs', 'room_slugs.room_id', 'rooms.id')
    .where('room_slugs.slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined) {
    throw new Rejection('gone', 'There is no room at this address.');
  }
  return { room: roomOf(row), members: row.members ?? 0, joined: row.mine !== null, lastAt: row.last_at };
}
