import type { LogId, PersonId } from '@parley/shared/ids.ts';
import { sql } from 'kysely';
import type { KeptOfPeople } from '../../db/kept-of-people.ts';
import type { Db } from '../../db/schema.ts';
import { placeBefore } from '../members/members.queries.ts';

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

/** What one table keeps of somebody, as it is told to them. */
export async function rowsOf(db: Db, kept: KeptOfPeople, personId: PersonId): Promise<readonly object[]> {
  if (kept.rows !== undefined) {
    return kept.rows(db, personId);
  }
  if (kept.told.length === 0) {
    return [];
  }
  const columns = sql.join(kept.told.map((column) => sql.ref(column)));
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from ${sql.table(kept.table)} where ${sql.ref(kept.whose)} = ${personId}`.execute(db);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])));
}

/** A log, and what of it is looked at: from behind one seq to another. */
export interface Stretch {
  readonly log: LogId;
  readonly after: number;
  readonly seq: number;
}

/** The logs of the rooms somebody is or was in, from where they came to where they left: what they did after that, as who looks after all, is about others. */
export async function roomLogsOf(db: Db, personId: PersonId): Promise<readonly Stretch[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('logs', 'logs.id', 'members.room_id')
    .select((eb) => ['room_id as log', 'first_seq', eb.fn.coalesce('left_seq', 'logs.seq').as('seq')])
    .where('person_id', '=', personId)
    .orderBy('joined_at')
    .execute();
  return rows.map(({ log, first_seq: firstSeq, seq }) => ({ log, after: placeBefore(firstSeq), seq }));
}

/** How far somebody’s own log goes. */
export async function ownLogOf(db: Db, personId: PersonId): Promise<readonly Stretch[]> {
  const rows = await db.selectFrom('logs').select(['id as log', 'seq']).where('id', '=', personId).execute();
  return rows.map((row) => ({ ...row, after: 0 }));
}

/** Events looked at in one go: reading SQLite holds the loop. */
export const WINDOW = 500;

export interface ToldEvent {
  readonly log: LogId;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly payload: string;
}

/** Events after a cursor, within one window and up to an end, and where the next one begins; in rooms, what this person did. */
export async function eventsAfter(
  db: Db,
  log: LogId,
  after: number,
  upTo: number,
  actor: PersonId | null,
): Promise<{ readonly next: number; readonly events: readonly ToldEvent[] }> {
  const next = Math.min(after + WINDOW, upTo);
  const events = await db
    .selectFrom('log_events')
    .select(['log_id as log', 'seq', 'type', 'at', 'payload'])
    .where('log_id', '=', log)
    .where('seq', '>', after)
    .where('seq', '<=', next)
    .$if(actor !== null, (query) => query.where('actor_id', '=', actor))
    .orderBy('seq')
    .execute();
  return { next, events };
}
