import type { LogId } from '@parley/shared/ids.ts';
import type { LogEvent } from '@parley/shared/protocol.ts';
import type { DatabaseKind } from '../db/connect.ts';
import { compiled } from '../db/compiled.ts';
import type { Db, LogEventsTable } from '../db/schema.ts';
import type { Head, LogKind, StoredEvent } from './types.ts';
import { createPage } from './weight.ts';

interface LogKey {
  readonly id: LogId;
}

const selectHead = compiled<LogKey, Head>((db, slot) =>
  db.selectFrom('logs').select(['seq', 'ord', 'message_seq as messageSeq', 'at']).where('id', '=', slot('id')),
);
const selectHeadLocked = compiled<LogKey, Head>((db, slot) =>
  db.selectFrom('logs').select(['seq', 'ord', 'message_seq as messageSeq', 'at']).where('id', '=', slot('id')).forUpdate(),
);

/** The head of a log, its row locked where others might write (that lock is what orders a room on PostgreSQL). */
export async function readHead(db: Db, kind: DatabaseKind, id: LogId): Promise<Head | undefined> {
  const { rows } = await (kind === 'postgres' ? selectHeadLocked : selectHead)(db, { id });
  return rows[0];
}

export async function insertLog(db: Db, id: LogId, kind: LogKind, at: number): Promise<void> {
  await db.insertInto('logs').values({ id, kind, seq: 0, ord: 0, message_seq: 0, min_seq: 0, at }).execute();
}

/** Events go in by rows of these numbers, so that there are few different statements. */
const BATCHES = [64, 16, 4, 1] as const;

const columns = ['log_id', 'seq', 'type', 'actor_id', 'payload', 'at'] as const;

/** Values row by row, in the order of the columns: this runs for every message, and putting names together for each value can be felt. */
function insertOf(size: number) {
  return compiled<unknown[], unknown>((db, slot) =>
    db
      .insertInto('log_events')
      .values(
        Array.from(
          { length: size },
          (_, row) => Object.fromEntries(columns.map((column, index) => [column, slot(row * columns.length + index)])) as unknown as LogEventsTable,
        ),
      ),
  );
}
const inserts = new Map(BATCHES.map((size) => [size as number, insertOf(size)]));

export async function insertEvents(db: Db, events: readonly StoredEvent[]): Promise<void> {
  for (let first = 0; first < events.length;) {
    const size = BATCHES.find((batch) => batch <= events.length - first) ?? 1;
    const values: unknown[] = [];
    for (let row = first; row < first + size; row += 1) {
      const { log, seq, type, actor, payload, at } = events[row] as StoredEvent;
      values.push(log, seq, type, actor, payload, at);
    }
    await inserts.get(size)?.(db, values);
    first += size;
  }
}

const updateHead = compiled<Head & LogKey, unknown>((db, slot) =>
  db
    .updateTable('logs')
    .set({ seq: slot('seq'), ord: slot('ord'), message_seq: slot('messageSeq'), at: slot('at') })
    .where('id', '=', slot('id')),
);

export async function updateHeads(db: Db, heads: readonly (readonly [LogId, Head])[]): Promise<void> {
  for (const [id, place] of heads) {
    await updateHead(db, { ...place, id });
  }
}

export interface LogRow {
  readonly kind: LogKind;
  readonly seq: number;
  readonly ord: number;
  readonly min_seq: number;
}

const selectLog = compiled<LogKey, LogRow>((db, slot) =>
  db.selectFrom('logs').select(['kind', 'seq', 'ord', 'min_seq']).where('id', '=', slot('id')),
);

export async function readLog(db: Db, id: LogId): Promise<LogRow | undefined> {
  return (await selectLog(db, { id })).rows[0];
}

/** Rows in one go: what does not fit into a page any more was read for nothing. */
const SLICE = 64;

type EventRow = Pick<LogEventsTable, 'seq' | 'type' | 'actor_id' | 'payload' | 'at'>;

const selectEvents = compiled<{ readonly log: LogId; readonly after: number; readonly most: number }, EventRow>((db, slot) =>
  db
    .selectFrom('log_events')
    .select(['seq', 'type', 'actor_id', 'payload', 'at'])
    .where('log_id', '=', slot('log'))
    .where('seq', '>', slot('after'))
    .orderBy('seq')
    .limit(slot('most')),
);

/** Events after a cursor, in order: at least one if there is one, at most `limit`, fewer if they are heavy (`weight`: less than a page's). */
export async function readEvents(db: Db, log: LogId, after: number, limit: number, weight?: number): Promise<LogEvent[]> {
  const page = createPage<EventRow>(weight);
  for (let more = limit > 0; more;) {
    const most = Math.min(SLICE, limit - page.rows.length);
    const { rows } = await selectEvents(db, { log, after: page.rows.at(-1)?.seq ?? after, most });
    more = rows.every((row) => page.add(row)) && rows.length === most && page.rows.length < limit;
  }
  return page.rows.map((row) => ({ type: row.type, actor: row.actor_id, at: row.at, payload: JSON.parse(row.payload) as unknown }) as LogEvent);
}
