import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { DEPARTED, leftOf } from '@parley/shared/departed.ts';
import { eraseKept } from '../../db/kept-of-people.ts';
import type { Db } from '../../db/schema.ts';
import { keptByFeatures } from '../exports/kept-of-people.ts';
import { changedBy } from '../resets/resets.queries.ts';

/** A departure of which something is still written somewhere. */
export interface Pending {
  readonly personId: PersonId;
  readonly erased: boolean;
  /** What they were ever called. */
  readonly names: readonly string[];
}

export async function departureOf(db: Db, personId: PersonId): Promise<{ readonly erased: boolean } | undefined> {
  const row = await db.selectFrom('departures').select('erased').where('person_id', '=', personId).executeTakeFirst();
  return row && { erased: row.erased === 1 };
}

export async function departuresIn(db: Db): Promise<readonly Pick<Pending, 'personId' | 'erased'>[]> {
  const rows = await db.selectFrom('departures').select(['person_id', 'erased']).execute();
  return rows.map((row) => ({ personId: row.person_id, erased: row.erased === 1 }));
}

export async function pendingIn(db: Db): Promise<readonly Pending[]> {
  const rows = await db.selectFrom('departures').select(['person_id', 'erased', 'names']).where('scrubbed_at', 'is', null).execute();
  return rows.map((row) => ({ personId: row.person_id, erased: row.erased === 1, names: JSON.parse(row.names) as string[] }));
}

export async function insertDeparture(db: Db, { personId, erased, names }: Pending, at: number): Promise<void> {
  await db
    .insertInto('departures')
    .values({ person_id: personId, erased: erased ? 1 : 0, names: JSON.stringify(names), at, scrubbed_at: null })
    .execute();
}

export async function noteScrubbed(db: Db, personId: PersonId, at: number): Promise<void> {
  await db.updateTable('departures').set({ names: '[]', scrubbed_at: at }).where('person_id', '=', personId).execute();
}

/** All that somebody was ever called here, as their own log has it. */
export async function namesOf(db: Db, personId: PersonId): Promise<string[]> {
  const { name } = await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirstOrThrow();
  const rows = await db.selectFrom('log_events').select('payload').where('log_id', '=', personId).where('type', '=', 'person:renamed').execute();
  return [...new Set([name, ...rows.map(({ payload }) => (JSON.parse(payload) as { before: string }).before)])];
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

/** The rooms that somebody is or was a member of. */
export async function roomsEverOf(db: Db, personId: PersonId): Promise<readonly { readonly roomId: RoomId; readonly isMember: boolean }[]> {
  const rows = await db.selectFrom('members').select(['room_id', 'left_seq']).where('person_id', '=', personId).execute();
  return rows.map((row) => ({ roomId: row.room_id, isMember: row.left_seq === null }));
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

async function rewrite(db: Db, log: LogId, seq: number, payload: object): Promise<void> {
  await db
    .updateTable('log_events')
    .set({ payload: JSON.stringify(payload) })
    .where('log_id', '=', log)
    .where('seq', '=', seq)
    .execute();
}

/** Leaves of what somebody did in a room, in one window, what may be left. */
export async function scrubRoom(db: Db, roomId: RoomId, after: number, { personId, erased }: Pending): Promise<void> {
  const rows = await db
    .selectFrom('log_events')
    .select(['seq', 'type', 'payload'])
    .where('log_id', '=', roomId)
    .where('seq', '>', after)
    .where('seq', '<=', after + WINDOW)
    .where('actor_id', '=', personId)
    .execute();
  for (const { seq, type, payload } of rows) {
    const before = JSON.parse(payload) as object;
    const left = leftOf(type, before, erased);
    if (left !== before) {
      await rewrite(db, roomId, seq, left);
    }
  }
}

interface Told {
  readonly summary?: { readonly last: { readonly author: string; readonly authorId?: PersonId } | null };
  readonly notice?: { readonly text: string; readonly at: number };
  readonly blocked?: BlockedPerson;
}

/** Who wrote last is told by id; only what is older than that by the name alone, which was theirs then, or has been. */
function isBy({ personId, names }: Pending, last: { readonly author: string; readonly authorId?: PersonId }): boolean {
  return last.authorId === undefined ? names.includes(last.author) : last.authorId === personId;
}

/**
 * What other people’s own logs say of somebody: who wrote last in a room that they joined, and that a link of theirs changed a password (`links`: when), and
 * that they were blocked. By ids and times, never by the words: whoever is called like one of them would take it out of what others were told.
 */
export async function scrubOthers(db: Db, log: LogId, after: number, pending: Pending, links: readonly number[]): Promise<void> {
  const rows = await db
    .selectFrom('log_events')
    .select(['seq', 'payload'])
    .where('log_id', '=', log)
    .where('seq', '>', after)
    .where('seq', '<=', after + WINDOW)
    .where('type', 'in', ['room:joined', 'notice:posted', 'person:blocked'])
    .execute();
  for (const { seq, payload } of rows) {
    const told = JSON.parse(payload) as Told;
    if (told.summary?.last && isBy(pending, told.summary.last)) {
      await rewrite(db, log, seq, { ...told, summary: { ...told.summary, last: null } });
    }
    if (told.blocked?.id === pending.personId) {
      await rewrite(db, log, seq, { blocked: { ...told.blocked, name: DEPARTED } });
    }
    if (told.notice && links.includes(told.notice.at)) {
      await rewrite(db, log, seq, { ...told, notice: { ...told.notice, text: changedBy(DEPARTED) } });
    }
  }
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

/** Logs of people, some at a time. */
export async function ownLogsAfter(db: Db, after: string): Promise<readonly { readonly log: LogId; readonly seq: number }[]> {
  return db
    .selectFrom('logs')
    .select(['id as log', 'seq'])
    .where('kind', '=', 'person')
    .where('id', '>', after as LogId)
    .orderBy('id')
    .limit(WINDOW)
    .execute();
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
