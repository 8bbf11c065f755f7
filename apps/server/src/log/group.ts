import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import { CompiledQuery } from 'kysely';
import type { DatabaseKind } from '../db/connect.ts';
import type { Db } from '../db/schema.ts';
import { Rejection } from '../lib/errors.ts';
import { membership } from './membership.queries.ts';
import { insertEvents, insertLog, readHead, updateHeads } from './log.queries.ts';
import { isStorageFailure } from './storage-errors.ts';
import type { Change, Commit, Head, LogKind, Membership, Packet, Place, StoredEvent, Tx } from './types.ts';

const savepoint = CompiledQuery.raw('savepoint command');
const release = CompiledQuery.raw('release savepoint command');
const rollback = CompiledQuery.raw('rollback to savepoint command');

export interface Group {
  /** Runs one command. If it throws: in a careful group nothing of it remains, else the group is spoilt and must be rolled back. */
  run<T>(command: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes what the commands appended; what is to happen once the transaction is committed. */
  finish(): Promise<Commit>;
}

function encode(event: StoredEvent): string {
  const actor = event.actor === null ? 'null' : `"${event.actor}"`;
  return `{"type":"${event.type}","actor":${actor},"at":${event.at},"payload":${event.payload}}`;
}

/**
 * The commands of one transaction. Events are collected and written together at the end, with the new head of each log: on the
 * way, numbers come from the heads kept here, which is right because a log's head row is locked (PostgreSQL) or we are its only
 * writer (SQLite).
 *
 * A careful group gives each command a savepoint. Most groups do without: refusals are rare, and a savepoint costs as much as a
 * command's own statements (two more round trips on PostgreSQL).
 */
export function createGroup(db: Db, kind: DatabaseKind, now: number, careful: boolean): Group {
  const heads = new Map<LogId, Head>();
  const events: StoredEvent[] = [];
  const changes: Change[] = [];
  /** Who is a member of what, as it was asked for: a group has many messages of few people. */
  const memberships = new Map<string, Membership>();

  async function head(log: LogId): Promise<Head> {
    const known = heads.get(log);
    if (known !== undefined) {
      return known;
    }
    const read = await readHead(db, kind, log);
    if (read === undefined) {
      throw new Rejection('gone', 'That is not there any more.');
    }
    heads.set(log, read);
    return read;
  }

  async function next(log: LogId, messages: 0 | 1): Promise<Head> {
    const before = await head(log);
    // A clock that stepped back must not date an event before the one it follows.
    const seq = before.seq + 1;
    return { seq, ord: before.ord + messages, messageSeq: messages === 1 ? seq : before.messageSeq, at: Math.max(now, before.at) };
  }

  async function memberOf(roomId: RoomId, personId: PersonId): Promise<Membership> {
    const key = `${roomId} ${personId}`;
    let known = memberships.get(key);
    if (known === undefined) {
      known = await membership(db, roomId, personId);
      memberships.set(key, known);
    }
    return known;
  }

  async function append(log: LogId, actor: PersonId | null, type: StoredEvent['type'], messages: 0 | 1, payload: unknown): Promise<Place> {
    const place = await next(log, messages);
    events.push({ log, seq: place.seq, type, actor, at: place.at, payload: JSON.stringify(payload) });
    heads.set(log, place);
    return place;
  }

  const tx: Tx = {
    db,
    now,
    memberOf,
    async createLog(id: LogId, logKind: LogKind) {
      await insertLog(db, id, logKind, now);
      heads.set(id, { seq: 0, ord: 0, messageSeq: 0, at: now });
    },
    head,
    append: (room, actor, type, payload) => append(room, actor, type, 0, payload),
    nextMessage: (room) => next(room, 1),
    appendMessage: (room, actor, type, payload) => append(room, actor, type, 1, payload),
    tell: (person, type, payload) => append(person, person, type, 0, payload),
    change: (change) => void changes.push(change),
  };

  /** Runs one command. What it found out of memberships stays true after it only if all it did was to write messages. */
  async function runPlainly<T>(command: (tx: Tx) => Promise<T>): Promise<T> {
    const before = { events: events.length, changes: changes.length };
    const result = await command(tx);
    if (changes.length > before.changes || events.slice(before.events).some(({ type }) => type !== 'message:sent')) {
      memberships.clear();
    }
    return result;
  }

  /** Runs one command on its own savepoint: if it throws, nothing of it remains. */
  async function runCarefully<T>(command: (tx: Tx) => Promise<T>): Promise<T> {
    const before = { heads: new Map(heads), events: events.length, changes: changes.length };
    await db.executeQuery(savepoint);
    try {
      const result = await runPlainly(command);
      await db.executeQuery(release);
      return result;
    } catch (error) {
      // The database may have ended the whole transaction: what came after it would be written without one.
      if (isStorageFailure(error)) {
        throw error;
      }
      memberships.clear();
      heads.clear();
      for (const [log, place] of before.heads) {
        heads.set(log, place);
      }
      events.length = before.events;
      changes.length = before.changes;
      await db.executeQuery(rollback);
      await db.executeQuery(release);
      throw error;
    }
  }

  async function finish(): Promise<Commit> {
    const packets = new Map<LogId, Packet & { events: string[] }>();
    for (const event of events) {
      const packet = packets.get(event.log);
      if (packet === undefined) {
        packets.set(event.log, { log: event.log, from: event.seq, events: [encode(event)] });
      } else {
        packet.events.push(encode(event));
      }
    }
    if (events.length > 0) {
      await insertEvents(db, events);
      await updateHeads(
        db,
        [...packets.keys()].map((log) => [log, heads.get(log) as Head]),
      );
    }
    return { packets: [...packets.values()], events, changes };
  }

  return { run: careful ? runCarefully : runPlainly, finish };
}
