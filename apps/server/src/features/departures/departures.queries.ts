import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { DEPARTED } from '@parley/shared/departed.ts';
import { leftOf } from '@parley/shared/left-of.ts';
import type { EventPayload } from '@parley/shared/protocol.ts';
import { eraseKept } from '../../db/kept-of-people.ts';
import type { Db } from '../../db/schema.ts';
import { keptByFeatures } from '../kept.ts';
import { placeBefore } from '../members/members.queries.ts';
import { changedBy } from '../resets/resets.queries.ts';

/** A departure of which something is still written somewhere. */
export interface Pending {
  readonly personId: PersonId;
  readonly erased: boolean;
}

export async function departureOf(db: Db, personId: PersonId): Promise<{ readonly erased: boolean } | undefined> {
  const row = await db.selectFrom('departures').select('erased').where('person_id', '=', personId).executeTakeFirst();
  return row && { erased: row.erased === 1 };
}

export async function departuresIn(db: Db): Promise<readonly Pending[]> {
  const rows = await db.selectFrom('departures').select(['person_id', 'erased']).execute();
  return rows.map((row) => ({ personId: row.person_id, erased: row.erased === 1 }));
}

export async function pendingIn(db: Db): Promise<readonly Pending[]> {
  const rows = await db.selectFrom('departures').select(['person_id', 'erased']).where('scrubbed_at', 'is', null).execute();
  return rows.map((row) => ({ personId: row.person_id, erased: row.erased === 1 }));
}

export async function insertDeparture(db: Db, { personId, erased }: Pending, at: number): Promise<void> {
  await db
    .insertInto('departures')
    .values({ person_id: personId, erased: erased ? 1 : 0, at, scrubbed_at: null })
    .execute();
}

export async function noteScrubbed(db: Db, personId: PersonId, at: number): Promise<void> {
  await db.updateTable('departures').set({ scrubbed_at: at }).where('person_id', '=', personId).execute();
}

/** Whether anybody else is an owner who can come in. */
export async function hasOtherOwner(db: Db, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .leftJoin('deactivations', 'deactivations.person_id', 'people.id')
    .select('people.id')
    .where('role', '=', 'owner')
    .where('people.id', '<>', personId)
    .where('deactivations.at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The rooms that somebody is or was a member of, with how far each goes, and after which seq everything is that they did there. */
export async function roomsEverOf(
  db: Db,
  personId: PersonId,
): Promise<readonly { readonly roomId: RoomId; readonly isMember: boolean; readonly after: number; readonly seq: number }[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('logs', 'logs.id', 'room_id')
    .select(['room_id', 'first_seq', 'left_seq', 'logs.seq'])
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => ({ roomId: row.room_id, isMember: row.left_seq === null, after: placeBefore(row.first_seq), seq: row.seq }));
}

/** Of the person nothing is left but a row under no name, which what they did refers to; their own log is empty. */
export async function makeNobody(db: Db, personId: PersonId): Promise<void> {
  await db.updateTable('people').set({ name_key: personId, role: 'guest' }).where('id', '=', personId).execute();
  await eraseKept(db, keptByFeatures, personId);
  await db.deleteFrom('invites').where('made_by', '=', personId).where('used', '=', 0).execute();
  await db.deleteFrom('log_events').where('log_id', '=', personId).execute();
  await db
    .updateTable('logs')
    .set((eb) => ({ min_seq: eb.ref('seq') }))
    .where('id', '=', personId)
    .execute();
}

/** Events of a log in one go. */
export const WINDOW = 300;

/** An event of which less is left. */
export interface Left {
  readonly seq: number;
  readonly payload: object;
}

export async function rewrite(db: Db, log: LogId, events: readonly Left[]): Promise<void> {
  for (const { seq, payload } of events) {
    await db
      .updateTable('log_events')
      .set({ payload: JSON.stringify(payload) })
      .where('log_id', '=', log)
      .where('seq', '=', seq)
      .execute();
  }
}

/** Somebody who came to a room. */
export interface Coming {
  readonly personId: PersonId;
  readonly roomId: RoomId;
  readonly seq: number;
}

/** What one window of a room’s log has of somebody. */
interface OfThem {
  readonly left: readonly Left[];
  /** Who came when the last message was theirs, or may have been: they were told who wrote it. */
  readonly told: readonly Coming[];
  readonly before: Before;
}

/** What is known of a room’s log before a window of it. */
export interface Before {
  /** When its last message was written, and whether it is theirs. */
  readonly at: number;
  readonly isTheirs: boolean;
  /** Whether the last one from before that moment is theirs: who came in the same moment was told of that. */
  readonly wasTheirs: boolean;
}

export const nothingBefore: Before = { at: 0, isTheirs: false, wasTheirs: false };

/** Looks through one window of a room’s log for what somebody did, and what may be left of it. */
export async function lookAtRoom(db: Db, roomId: RoomId, after: number, { personId, erased }: Pending, begun: Before): Promise<OfThem> {
  const rows = await db
    .selectFrom('log_events')
    .select((eb) => ['seq', 'type', 'actor_id', 'at', eb.case().when('actor_id', '=', personId).then(eb.ref('payload')).end().as('payload')])
    .where('log_id', '=', roomId)
    .where('seq', '>', after)
    .where('seq', '<=', after + WINDOW)
    .orderBy('seq')
    .execute();
  const left: Left[] = [];
  const told: Coming[] = [];
  let before = begun;
  for (const { seq, type, actor_id: actor, at, payload } of rows) {
    if (payload !== null) {
      const said = JSON.parse(payload) as object;
      const now = leftOf(type, said, erased);
      if (now !== said && JSON.stringify(now) !== payload) {
        left.push({ seq, payload: now });
      }
    } else if (type === 'member:joined' && actor !== null && (before.isTheirs || (before.at === at && before.wasTheirs))) {
      told.push({ personId: actor, roomId, seq });
    }
    if (type === 'message:sent') {
      before = { at, isTheirs: actor === personId, wasTheirs: before.at === at ? before.wasTheirs : before.isTheirs };
    }
  }
  return { left, told, before };
}

/** What somebody else was told of who left. */
interface ToldOfThem extends Pick<Pending, 'personId'> {
  readonly comings: readonly Coming[];
  readonly links: readonly number[];
}

interface Told {
  readonly summary?: Pick<EventPayload<'room:joined'>['summary'], 'last' | 'room' | 'seq'>;
  readonly notice?: { readonly text: string; readonly at: number };
  readonly blocked?: BlockedPerson;
}

/**
 * Looks through one window of somebody else’s own log for what they were told of whoever left: who wrote last where they came (`comings`), that a link of theirs
 * changed a password (`links`: when), and that they were blocked. By ids, places and times, never by the words: whoever is called like one of them would take
 * it out of what others were told.
 */
export async function lookAtOwn(db: Db, log: LogId, after: number, { personId, comings, links }: ToldOfThem): Promise<readonly Left[]> {
  const rows = await db
    .selectFrom('log_events')
    .select(['seq', 'payload'])
    .where('log_id', '=', log)
    .where('seq', '>', after)
    .where('seq', '<=', after + WINDOW)
    .where('type', 'in', ['room:joined', 'notice:posted', 'person:blocked'])
    .execute();
  /** What was written before it said who wrote last. Their profile may have been told behind it, in the same moment. */
  function cameBehind({ room, seq }: Pick<EventPayload<'room:joined'>['summary'], 'room' | 'seq'>): boolean {
    return comings.some((coming) => coming.roomId === room.id && (seq === coming.seq || seq === coming.seq + 1));
  }
  return rows.flatMap(({ seq, payload }): Left[] => {
    const { summary, notice, blocked, ...rest } = JSON.parse(payload) as Told;
    if (summary?.last && (summary.last.authorId === undefined ? cameBehind(summary) : summary.last.authorId === personId)) {
      return [{ seq, payload: { ...rest, summary: { ...summary, last: null } } }];
    }
    if (blocked?.id === personId) {
      return [{ seq, payload: { ...rest, blocked: { ...blocked, name: DEPARTED } } }];
    }
    if (notice && links.includes(notice.at)) {
      return [{ seq, payload: { ...rest, notice: { ...notice, text: changedBy(DEPARTED) } } }];
    }
    return [];
  });
}

/** The same of a notice as it stands. */
export async function scrubNotice(db: Db, personId: PersonId, at: number): Promise<void> {
  await db
    .updateTable('notices')
    .set({ text: changedBy(DEPARTED) })
    .where('person_id', '=', personId)
    .where('at', '=', at)
    .execute();
}

/** How far somebody’s own log goes. */
export async function ownLogOf(db: Db, personId: PersonId): Promise<number> {
  const row = await db.selectFrom('logs').select('seq').where('id', '=', personId).executeTakeFirst();
  return row?.seq ?? 0;
}

/** People, some at a time. */
export async function peopleAfter(db: Db, after: string): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where('id', '>', after as PersonId)
    .orderBy('id')
    .limit(WINDOW)
    .execute();
  return rows.map(({ id }) => id);
}
