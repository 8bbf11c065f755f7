import type { LogId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { LogPage } from '@parley/shared/protocol.ts';
import type { Database } from '../db/connect.ts';
import type { Db } from '../db/schema.ts';
import { readEvents, readLog } from './log.queries.ts';

/**
 * How a log goes on after a cursor: the events that were missed, or a snapshot for a device that starts afresh (`after` null), is too
 * far behind, behind what retention kept or what was before them, or ahead of the log (which then is not the one it knew). Read in one
 * transaction, so that right, head and state are of the same moment. `most`: what it may weigh, in characters; if there is no more to spend, only
 * where the log stands.
 */
export async function catchUp<State>(
  database: Database,
  log: LogId,
  after: number | null,
  most: number | undefined,
  since: (db: Db) => Promise<number | null>,
  snapshot: (db: Db) => Promise<State>,
): Promise<LogPage<State>> {
  return (
    database.read
      .transaction()
      // SQLite's transactions are that already, and take no notice.
      .setIsolationLevel('repeatable read')
      .execute(async (db): Promise<LogPage<State>> => {
        const first = await since(db);
        const row = first === null ? undefined : await readLog(db, log);
        if (first === null || row === undefined) {
          return { kind: 'gone' };
        }
        if (after !== null && after !== row.seq && most !== undefined && most <= 0) {
          return { kind: 'events', from: after + 1, events: [], head: row.seq };
        }
        if (after === null || after > row.seq || after < Math.max(row.min_seq, first) || row.seq - after > limits.catchUpEvents) {
          return { kind: 'snapshot', head: row.seq, state: await snapshot(db) };
        }
        const events = after === row.seq ? [] : await readEvents(db, log, after, limits.catchUpEvents, most);
        return { kind: 'events', from: after + 1, events, head: row.seq };
      })
  );
}
