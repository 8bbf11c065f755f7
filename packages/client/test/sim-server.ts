import type { Ack } from '@parley/shared/ack.ts';
import type { LogId, MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { Heads, LogEvent, LogPage, LogRequests, PersonState, RoomState, SyncRequest } from '@parley/shared/protocol.ts';
import type { RoomSummary } from '@parley/shared/features/rooms.ts';
import type { SimClock } from './sim-clock.ts';
import type { Line, Receiver } from './sim-network.ts';

export const me = 'me' as PersonId;
const other = 'other' as PersonId;

/** Events in a page, and how far behind a device gets a snapshot: small, so that short schedules meet both. */
const pageEvents = 3;
const snapshotBeyond = 7;

export type Present = RoomState['presence'];
const states = ['online', 'away', 'offline'] as const;

export interface SimServer extends Receiver {
  log(log: LogId): readonly LogEvent[];
  isMember(roomId: RoomId): boolean;
  /** Somebody else writes, all of it in one commit. */
  write(roomId: RoomId, count: number): void;
  notice(roomId: RoomId): void;
  /** One of a few others comes to a room, is away, or goes: which of them, and which, is in the number. */
  appear(roomId: RoomId, which: number): void;
  /** Who is in a room now. */
  present(roomId: RoomId): Present;
  leave(roomId: RoomId): void;
  join(roomId: RoomId): void;
  /** The next commands are answered `retry`. */
  busy(count: number): void;
  /** A backup is restored: each log loses its last events, and the epoch changes. */
  restore(loses: number): void;
  hint(afterMs: number): void;
  /** Messages that a restore took away. */
  readonly lost: ReadonlySet<string>;
  readonly seen: Map<string, number>;
}

/** The server as the protocol describes it, for one person with two sorts of logs and no storage. */
export function createSimServer(clock: SimClock, random: () => number, rooms: readonly RoomId[]): SimServer {
  const logs = new Map<LogId, LogEvent[]>([[me, []], ...rooms.map((room): [LogId, LogEvent[]] => [room, []])]);
  const joined = new Set<Line>();
  const here = new Map<RoomId, Present>();
  const lost = new Set<string>();
  const seen = new Map<string, number>();
  let epoch = 1;
  let commits = 0;
  let busyFor = 0;

  function count(what: string): void {
    seen.set(what, (seen.get(what) ?? 0) + 1);
  }

  function log(id: LogId): LogEvent[] {
    return logs.get(id) ?? [];
  }

  function isMember(room: RoomId): boolean {
    const last = log(me).findLast(
      (event) =>
        (event.type === 'room:joined' && event.payload.summary.room.id === room) || (event.type === 'room:left' && event.payload.roomId === room),
    );
    return last?.type === 'room:joined';
  }

  /** `at` numbers the commits of all times, so that no two events ever look the same. */
  function stamp(event: Pick<LogEvent, 'type' | 'payload' | 'actor'>): LogEvent {
    commits += 1;
    return { ...event, at: commits } as LogEvent;
  }

  function commit(id: LogId, entries: readonly LogEvent[]): void {
    const entriesBefore = log(id);
    const from = entriesBefore.length + 1;
    entriesBefore.push(...entries);
    if (id !== me && !isMember(id as RoomId)) return;
    for (const line of joined) line.send('log:events', { log: id, from, events: entries });
  }

  function message(id: MessageId, roomId: RoomId, actor: PersonId, body: string): LogEvent {
    const ord = log(roomId).length + 1;
    return stamp({ type: 'message:sent', actor, payload: { id, ord, body } });
  }

  function present(id: RoomId): Present {
    return here.get(id) ?? {};
  }

  function summary(id: RoomId): RoomSummary {
    const seq = log(id).length;
    const last = log(id).at(-1);
    const room = { id, slug: id, name: id, topic: '', icon: '', createdBy: null, createdAt: 0, archivedAt: null, lobby: false };
    return { room, role: 'member', seq, ord: seq, readOrd: 0, last: last === undefined ? null : { author: '', text: '', at: last.at } };
  }

  function personState(): PersonState {
    const notices = log(me).flatMap((event) => (event.type === 'notice:posted' ? [event.payload.notice] : []));
    return {
      people: { person: { id: me, name: String(log(me).length) } },
      profiles: {},
      preferences: {},
      rooms: rooms.filter(isMember).map(summary),
      notices,
      roles: 'member',
      blocking: [],
    };
  }

  function roomState(id: RoomId): RoomState {
    const entries = log(id).map((event, index) => ({ ...event, seq: index + 1 }));
    return { rooms: summary(id).room, members: [], messages: { entries, people: [], start: true, end: true }, profiles: {}, presence: present(id) };
  }

  function page<State>(id: LogId, after: number | null, state: () => State): LogPage<State> {
    if (id !== me && !isMember(id as RoomId)) {
      count('gone');
      return { kind: 'gone' };
    }
    const head = log(id).length;
    if (after === null || head - after > snapshotBeyond) {
      if (after !== null) count('snapshot instead of events');
      return { kind: 'snapshot', head, state: state() };
    }
    const events = log(id).slice(after, after + pageEvents);
    if (after + events.length < head) count('page in parts');
    return { kind: 'events', from: after + 1, events, head };
  }

  function heads(): Heads {
    return Object.fromEntries(rooms.filter(isMember).map((room) => [room, [log(room).length, log(room).length]])) as unknown as Heads;
  }

  function sync(request: SyncRequest) {
    const known = request.epoch === null || request.epoch === String(epoch);
    if (!known) count('epoch changed');
    const held = Object.entries(request.rooms) as [RoomId, number][];
    return {
      epoch: String(epoch),
      personId: me,
      now: clock.now(),
      self: page(me, request.self, personState),
      rooms: Object.fromEntries(held.map(([room, after]) => [room, page(room, after, () => roomState(room))])),
      heads: heads(),
    };
  }

  function send(line: Line, { id, roomId, body }: { id: MessageId; roomId: RoomId; body: string }): void {
    const answer = (ack: Ack<unknown>): void => line.send('command:answered', { id, ack });
    if (busyFor > 0) {
      busyFor -= 1;
      count('message told to wait');
      return answer({ ok: null, afterMs: Math.floor(random() * 500) });
    }
    if (!isMember(roomId)) return answer({ ok: false, code: 'forbidden', message: 'Not a member.' });
    const before = log(roomId).findIndex((event) => event.type === 'message:sent' && event.payload.id === id);
    if (before >= 0) {
      count('message sent twice');
      return answer({ ok: true, value: { id, seq: before + 1, at: 0 } });
    }
    const mine = message(id, roomId, me, body);
    const company = random() < 0.3 ? [message(`noise-${commits}` as MessageId, roomId, other, 'at the same time')] : [];
    commit(roomId, [mine, ...company]);
  }

  function beacon(): void {
    clock.after(15_000 + random() * 10_000, () => {
      for (const line of joined) line.send('log:heads', { self: log(me).length, rooms: heads() });
      beacon();
    });
  }

  function join(room: RoomId): void {
    if (!isMember(room)) commit(me, [stamp({ type: 'room:joined', actor: me, payload: { summary: summary(room) } })]);
  }

  for (const room of rooms) {
    commit(room, [stamp({ type: 'member:left', actor: null, payload: { personId: other, name: 'the first event' } })]);
    join(room);
  }
  beacon();

  return {
    lost,
    seen,
    log,
    isMember,
    join,
    opened() {},
    closed: (line) => void joined.delete(line),
    received(line, name, payload, reply) {
      if (name === 'message:send') return send(line, payload as Parameters<typeof send>[1]);
      if (busyFor > 0 && random() < 0.5) {
        busyFor -= 1;
        return reply({ ok: null, afterMs: 100 });
      }
      if (name === 'log:sync') {
        joined.add(line);
        for (const roomId of Object.keys((payload as SyncRequest).rooms) as RoomId[]) {
          if (isMember(roomId)) line.send('presence:listed', { roomId, people: present(roomId) });
        }
        return reply({ ok: true, value: sync(payload as SyncRequest) });
      }
      const { log: id, after } = payload as LogRequests['log:read']['request'];
      count(after === null ? 'snapshot read' : 'gap read');
      const state = (): PersonState | RoomState => (id === me ? personState() : roomState(id as RoomId));
      return reply({ ok: true, value: page(id, after, state) });
    },
    write(room, many) {
      commit(
        room,
        Array.from({ length: many }, () => message(`noise-${commits}` as MessageId, room, other, 'hello')),
      );
    },
    notice(roomId) {
      commit(me, [
        stamp({ type: 'notice:posted', actor: null, payload: { notice: { id: `notice-${commits}`, roomId, afterSeq: 0, text: '', at: commits } } }),
      ]);
    },
    appear(roomId, which) {
      const people = { [`other ${which % 3}`]: states[Math.floor(which / 3) % 3] } as Present;
      here.set(roomId, { ...present(roomId), ...people });
      if (isMember(roomId)) for (const line of joined) line.send('presence:changed', { roomId, people });
    },
    present,
    leave(roomId) {
      if (!isMember(roomId)) return;
      count('left');
      commit(me, [stamp({ type: 'room:left', actor: me, payload: { roomId } })]);
      commit(roomId, [stamp({ type: 'member:left', actor: me, payload: { personId: me, name: 'me' } })]);
    },
    busy(many) {
      busyFor = many;
    },
    restore(loses) {
      epoch += 1;
      for (const [id, events] of logs) {
        const kept = Math.max(events.length - loses, id === me ? rooms.length : 1);
        for (const event of events.splice(kept)) if (event.type === 'message:sent') lost.add(event.payload.id);
      }
    },
    hint(afterMs) {
      for (const line of joined) line.send('server:draining', { afterMs });
    },
  };
}
