import type { LogId, PersonId } from '@parley/shared/ids.ts';
import { CompiledQuery } from 'kysely';
import type { DatabaseKind } from '../db/connect.ts';
import type { Db } from '../db/schema.ts';
import { Rejection } from '../lib/errors.ts';
import { membership } from './membership.queries.ts';
import { insertEvents, insertLog, readHead, updateHeads } from './log.queries.ts';
import type { Change, Commit, LogKind, Packet, Place, StoredEvent, Tx } from './types.ts';

const savepoint = CompiledQuery.raw('savepoint command');
const release = CompiledQuery.raw('release savepoint command');
const rollback = CompiledQuery.raw('rollback to savepoint command');

export interface Group {
  /** Runs one command on its own savepoint: if it throws, nothing of it remains. */
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
 */
export function createGroup(db: Db, kind: DatabaseKind, now: number): Group {
  const heads = new Map<LogId, Place>();
  const events: StoredEvent[] = [];
  const changes: Change[] = [];

  async function head(log: LogId): Promise<Place> {
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

  async function append(
    log: LogId,
    actor: PersonId | null,
    type: StoredEvent['type'],
    messages: 0 | 1,
    payload: (place: Place) => unknown,
  ): Promise<Place> {
    const before = await head(log);
    // A clock that stepped back must not date an event before the one it follows.
    const place = { seq: before.seq + 1, ord: before.ord + messages, at: Math.max(now, before.at) };
    events.push({ log, seq: place.seq, type, actor, at: place.at, payload: JSON.stringify(payload(place)) });
    heads.set(log, place);
    return place;
  }

  const tx: Tx = {
    db,
    now,
    memberOf: (roomId, personId) => membership(db, roomId, personId),
    async createLog(id: LogId, logKind: LogKind) {
      await insertLog(db, id, logKind, now);
      heads.set(id, { seq: 0, ord: 0, at: now });
    },
    head,
    append: (room, actor, type, payload) => append(room, actor, type, 0, () => payload),
    appendMessage: (room, actor, type, payload) => append(room, actor, type, 1, payload),
    tell: (person, type, payload) => append(person, person, type, 0, () => payload),
    change: (change) => void changes.push(change),
  };

  async function run<T>(command: (tx: Tx) => Promise<T>): Promise<T> {
    const before = { heads: new Map(heads), events: events.length, changes: changes.length };
    await db.executeQuery(savepoint);
    try {
      const result = await command(tx);
      await db.executeQuery(release);
      return result;
    } catch (error) {
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
      await updateHeads(db, [...packets.keys()].map((log) => [log, heads.get(log) as Place]));
    }
    return { packets: [...packets.values()], changes };
  }

  return { run, finish };
}

