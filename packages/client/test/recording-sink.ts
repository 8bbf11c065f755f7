import type { RoomId } from '@parley/shared/ids.ts';
import type { RoomSummary } from '@parley/shared/features/rooms.ts';
import type { LogEvent } from '@parley/shared/protocol.ts';
import type { ConnectionStatus, OutboxEntry, Sink } from '../src/types.ts';
import { me, type Present } from './sim-server.ts';

/** A replica that believes nothing: whatever comes out of order, twice or too early is written down as wrong. */
export interface RecordingSink extends Sink {
  readonly wrong: string[];
  readonly statuses: ConnectionStatus[];
  readonly batches: string[][];
  /** The `at` of everything a held room consists of, in order. */
  readonly held: Map<string, number[]>;
  /** Where the line of each room in the list stands. */
  readonly list: Map<string, number>;
  /** The `at` of the last event of each room that passed by. */
  readonly passed: Map<string, number>;
  readonly notices: string[];
  readonly gone: string[];
  readonly signals: string[];
  /** Who is in each held room, as the device knows. */
  readonly present: Map<string, Present>;
  /** Messages that were ever shown as refused. */
  readonly refused: Set<string>;
  entries(): readonly OutboxEntry[];
  /** Where the own log stands. */
  ownSeq(): number | null;
  status(status: ConnectionStatus): void;
  /** The device says that it opens a room, or holds it no more. */
  opening(roomId: RoomId): void;
  released(roomId: RoomId): void;
}

export function createRecordingSink(): RecordingSink {
  const wrong: string[] = [];
  const statuses: ConnectionStatus[] = [];
  const batches: string[][] = [];
  const held = new Map<string, number[]>();
  const list = new Map<string, number>();
  const notices: string[] = [];
  const gone: string[] = [];
  const signals: string[] = [];
  const present = new Map<string, Present>();
  const refused = new Set<string>();
  const opening = new Set<string>();
  const passed = new Map<string, number>();
  let ownSeq: number | null = null;
  let outbox: readonly OutboxEntry[] = [];
  let batch: string[] | null = null;

  function note(what: string): void {
    batch?.push(what);
  }

  function line({ room, seq, last }: RoomSummary): void {
    list.set(room.id, seq);
    passed.set(room.id, last?.at ?? 0);
  }

  /** As the list of rooms does: what it knows already it does not forget. */
  function heard(room: string, seq: number): void {
    const before = list.get(room);
    if (before !== undefined) list.set(room, Math.max(before, seq));
  }

  function own(seq: number, event: LogEvent): void {
    if (ownSeq === null) wrong.push(`own event ${seq} before any snapshot`);
    else if (seq !== ownSeq + 1) wrong.push(`own event ${seq} after ${ownSeq}`);
    ownSeq = seq;
    if (event.type === 'notice:posted') notices.push(event.payload.notice.id);
    if (event.type === 'room:joined') line(event.payload.summary);
    if (event.type === 'room:left') list.delete(event.payload.roomId);
  }

  return {
    wrong,
    statuses,
    batches,
    held,
    list,
    passed,
    notices,
    gone,
    signals,
    present,
    refused,
    entries: () => outbox,
    ownSeq: () => ownSeq,
    opening: (roomId) => void (held.has(roomId) || opening.add(roomId)),
    released(roomId) {
      opening.delete(roomId);
      held.delete(roomId);
      present.delete(roomId);
    },
    batch(apply) {
      batch = [];
      apply();
      if (batch.length > 0) batches.push(batch);
      batch = null;
    },
    personSnapshot(state) {
      note('personSnapshot');
      ownSeq = Number(state.people.person.name);
      notices.splice(0, Infinity, ...state.notices.map((notice) => notice.id));
      list.clear();
      state.rooms.forEach(line);
    },
    roomSnapshot(roomId, state) {
      note(`roomSnapshot ${roomId}`);
      if (!opening.delete(roomId) && !held.has(roomId)) wrong.push(`snapshot of ${roomId}, which is not held`);
      const seqs = state.messages.entries.map((entry) => entry.at);
      held.set(roomId, seqs);
      present.set(roomId, state.presence);
      if (!list.has(roomId)) return;
      list.set(roomId, seqs.length);
      passed.set(roomId, seqs.at(-1) ?? 0);
    },
    event(log, seq, event) {
      note(`event ${log} ${seq}`);
      if (log === me) return own(seq, event);
      heard(log, seq);
      const copy = held.get(log);
      if (opening.has(log)) wrong.push(`event ${seq} of ${log} before its snapshot`);
      else if (copy === undefined) {
        const last = passed.get(log) ?? 0;
        if (event.at <= last) wrong.push(`event ${seq} of ${log} passed by again or too late`);
        passed.set(log, event.at);
      } else {
        if (seq !== copy.length + 1) wrong.push(`event ${seq} of ${log} after ${copy.length}`);
        copy.push(event.at);
      }
    },
    roomGone(roomId) {
      note(`roomGone ${roomId}`);
      gone.push(roomId);
      held.delete(roomId);
      opening.delete(roomId);
      present.delete(roomId);
    },
    heads: () => note('heads'),
    signal(name, payload) {
      note(`signal ${name}`);
      signals.push(name);
      if (!('people' in payload)) return;
      const { roomId, people } = payload;
      const before = present.get(roomId);
      if (before !== undefined) present.set(roomId, name === 'presence:listed' ? people : { ...before, ...people });
    },
    outbox(entries) {
      note('outbox');
      outbox = entries;
      for (const { id, state } of entries) if (state === 'failed') refused.add(id);
    },
    status(status) {
      note(`status ${status}`);
      statuses.push(status);
    },
  };
}
