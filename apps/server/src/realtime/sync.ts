import { type PersonId, type RoomId, roomId as roomIdSchema } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { Heads, LogPage, PersonState, RoomState, SyncAnswer } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import * as z from 'zod/mini';
import type { Db } from '../db/schema.ts';
import { breathe } from '../lib/breathe.ts';
import { Rejection, TryAgain } from '../lib/errors.ts';
import { createTurns } from '../lib/turns.ts';
import { catchUp } from '../log/catch-up.ts';
import type { Log } from '../log/log.ts';
import { memberSince, membershipsOf, roomIdsOf } from '../log/membership.queries.ts';
import type { Connection } from './connection.ts';
import type { PersonParts, RoomParts } from './handler.ts';

const cursor = z.number().check(z.int(), z.nonnegative());

const syncRequest = z.strictObject({
  protocol: z.number(),
  epoch: z.nullable(z.string()),
  self: z.nullable(cursor),
  rooms: z.record(roomIdSchema, cursor).check(z.refine((rooms) => Object.keys(rooms).length <= limits.syncLogs, 'That is too many rooms at once.')),
});
const readRequest = z.strictObject({ log: roomIdSchema, after: z.nullable(cursor) });

/** Syncs at a time, and how many wait. At some 1,000 a second the last of them is answered well before its device gives up. */
const AT_ONCE = 16;
const LINE = 2_000;
/**
 * What the rooms in one answer may weigh, in characters. Of the rooms beyond it the answer only tells where they stand, and the device asks for them
 * one by one: an answer that is too heavy for a slow network would be the end of the connection, each time.
 */
const SYNC_WEIGHT = 512_000;

function weightOf(page: LogPage<RoomState>): number {
  return page.kind === 'gone' ? 0 : JSON.stringify(page).length;
}

export interface Snapshots {
  readonly room: RoomParts;
  readonly person: PersonParts;
}

/** Reads every part of a snapshot, one after the other: they share a transaction. */
async function assemble<Id, State>(
  parts: { readonly [Part in keyof State]: (db: Db, id: Id) => Promise<State[Part]> },
  db: Db,
  id: Id,
): Promise<State> {
  const state: Partial<State> = {};
  for (const part of Object.keys(parts) as (keyof State)[]) {
    state[part] = await parts[part](db, id);
  }
  return state as State;
}

export interface Sync {
  /** Joins a device to its logs first, then tells what it missed, so that nothing falls in between. */
  sync(connection: Connection, request: unknown): Promise<SyncAnswer>;
  /** A log after a cursor; null opens it. */
  read(personId: PersonId, request: unknown): Promise<LogPage>;
}

export function createSync(log: Log, epoch: string, snapshots: Snapshots): Sync {
  const { database } = log;
  const turns = createTurns(AT_ONCE, LINE);
  /** A device asks once and waits: whoever asks again meanwhile is none, or will find that this connection is lost. */
  const asking = new WeakSet<Connection>();
  const page = {
    room: (id: RoomId, personId: PersonId, after: number | null, most?: number): Promise<LogPage<RoomState>> =>
      catchUp(
        database,
        id,
        after,
        most,
        (db) => memberSince(db, id, personId),
        (db) => assemble<RoomId, RoomState>(snapshots.room, db, id),
      ),
    person: (id: PersonId, after: number | null): Promise<LogPage<PersonState>> =>
      catchUp(
        database,
        id,
        after,
        undefined,
        () => Promise.resolve(0),
        (db) => assemble<PersonId, PersonState>(snapshots.person, db, id),
      ),
  };

  /** Nobody reads what is worked out for a connection that is gone. */
  function mustBeThere({ socket }: Connection): void {
    if (!socket.connected) {
      throw new TryAgain(0);
    }
  }

  async function answer(connection: Connection, { epoch: theirs, self, rooms: cursors }: z.infer<typeof syncRequest>): Promise<SyncAnswer> {
    mustBeThere(connection);
    const { personId } = connection;
    // As a command of the log: membership cannot change between reading it and watching its rooms.
    const known = theirs === epoch ? { self, rooms: cursors } : { self: null, rooms: {} };
    const held = Object.entries(known.rooms) as [RoomId, number][];
    await log.arrange(async (tx) => {
      const logs = [personId, ...(await roomIdsOf(tx.db, personId))];
      tx.change({ kind: 'watch', device: connection, logs, held: held.map(([id]) => id) });
    });
    // After the commit: what was said in the same group is in the heads, and what comes later reaches the device itself.
    const memberships = await membershipsOf(database.read, personId);
    const heads: Heads = Object.fromEntries(memberships.map((room) => [room.roomId, [room.seq, room.ord] as const]));
    const rooms: Record<RoomId, LogPage<RoomState>> = {};
    let left = SYNC_WEIGHT;
    for (const [id, after] of held) {
      await breathe();
      mustBeThere(connection);
      const found = await page.room(id, personId, after, left);
      left -= weightOf(found);
      rooms[id] = found;
    }
    await breathe();
    return { epoch, personId, now: log.clock(), self: await page.person(personId, known.self), rooms, heads };
  }

  return {
    async sync(connection, request) {
      const parsed = syncRequest.safeParse(request);
      if (!parsed.success) {
        throw new Rejection('invalid', 'This is not how a device asks to be synced.');
      }
      if (parsed.data.protocol !== PROTOCOL_VERSION) {
        throw new Rejection('conflict', 'Parley was updated. Reload to go on.');
      }
      if (asking.has(connection)) {
        throw new TryAgain(1_000);
      }
      asking.add(connection);
      try {
        return await turns.run(() => answer(connection, parsed.data));
      } finally {
        asking.delete(connection);
      }
    },

    async read(personId, request) {
      const parsed = readRequest.safeParse(request);
      if (!parsed.success) {
        throw new Rejection('invalid', 'This is not how a device asks for a log.');
      }
      const { log: id, after } = parsed.data;
      return turns.run((): Promise<LogPage> => ((id as string) === personId ? page.person(personId, after) : page.room(id, personId, after)));
    },
  };
}
