import type { LogId } from '@parley/shared/ids.ts';
import type { LogEvent } from '@parley/shared/protocol.ts';
import type { DatabaseKind } from '../db/connect.ts';
import type { Db } from '../db/schema.ts';
import type { LogKind, Place, StoredEvent } from './types.ts';

/** Rows of one insert: 100 rows of 6 values stay far below SQLite's and PostgreSQL's bounds on parameters. */
const ROWS_AT_ONCE = 100;

/** The head of a log, its row locked where others might write (that lock is what orders a room on PostgreSQL). */
export async function readHead(db: Db, kind: DatabaseKind, log: LogId): Promise<Place | undefined> {
  const query = db.selectFrom('logs').select(['seq', 'ord', 'at']).where('id', '=', log);
  return kind === 'postgres' ? query.forUpdate().executeTakeFirst() : query.executeTakeFirst();
}

export async function insertLog(db: Db, id: LogId, kind: LogKind, at: number): Promise<void> {
  await db.insertInto('logs').values({ id, kind, seq: 0, ord: 0, min_seq: 0, at }).execute();
}

export async function insertEvents(db: Db, events: readonly StoredEvent[]): Promise<void> {
  for (let first = 0; first < events.length; first += ROWS_AT_ONCE) {
    const rows = events.slice(first, first + ROWS_AT_ONCE);
    await db
      .insertInto('log_events')
      .values(rows.map((event) => ({ log_id: event.log, seq: event.seq, type: event.type, actor_id: event.actor, payload: event.payload, at: event.at })))
      .execute();
  }
}

export async function updateHeads(db: Db, heads: readonly (readonly [LogId, Place])[]): Promise<void> {
  for (const [log, place] of heads) {
    await db.updateTable('logs').set({ seq: place.seq, ord: place.ord, at: place.at }).where('id', '=', log).execute();
  }
}

export interface LogRow {
  readonly kind: LogKind;
  readonly seq: number;
  readonly ord: number;
  readonly min_seq: number;
}

export async function readLog(db: Db, log: LogId): Promise<LogRow | undefined> {
  return db.selectFrom('logs').select(['kind', 'seq', 'ord', 'min_seq']).where('id', '=', log).executeTakeFirst();
}

/** What one page of events may weigh, in characters of payload. */
const PAGE_WEIGHT = 256_000;

/** Events after a cursor, in order: at least one if there is one, at most `limit`, fewer if they are heavy. */
export async function readEvents(db: Db, log: LogId, after: number, limit: number): Promise<LogEvent[]> {
  const rows = await db
    .selectFrom('log_events')
    .select(['type', 'actor_id', 'payload', 'at'])
    .where('log_id', '=', log)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  let weight = 0;
  const light = rows.filter((row, index) => {
    weight += row.payload.length;
    return index === 0 || weight <= PAGE_WEIGHT;
  });
  return light.map((row) => ({ type: row.type, actor: row.actor_id, at: row.at, payload: JSON.parse(row.payload) as unknown }) as LogEvent);
}
