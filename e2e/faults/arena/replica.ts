import type { ConnectionStatus, OutboxEntry, Sink } from '@parley/client/types.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import type { History } from '../history/history.ts';
import { createView, type View } from './view.ts';

export interface ReplicaOptions {
  readonly history: History;
  readonly who: string;
  readonly personId: string;
  open(room: RoomId): void;
  /** The person's own message came by, at this place of the log. */
  mine(id: string, seq: number): void;
  outbox(entries: readonly OutboxEntry[]): void;
  status(status: ConnectionStatus): void;
}

/** A replica that believes nothing: whatever comes out of order, twice or too early is a violation. It opens every room of its person. */
export interface Replica {
  readonly sink: Sink;
  /** The last seq applied of each room that it holds. */
  readonly at: ReadonlyMap<string, number>;
  readonly view: View;
  readonly loaded: () => boolean;
  holds(room: string): boolean;
  /** The client on the device starts afresh. */
  reset(): void;
}

export function createReplica(options: ReplicaOptions): Replica {
  const { history, who } = options;
  const { violations } = history;
  const at = new Map<string, number>();
  /** Rooms that the client is about to be asked for, and those it was asked for. */
  const wanted = new Set<string>();
  const opening = new Set<string>();
  let view = createView();
  let ownAt: number | null = null;

  function open(room: RoomId): void {
    if (at.has(room) || opening.has(room) || wanted.has(room)) return;
    wanted.add(room);
    // The sink is being told something: the client is asked when it is done.
    queueMicrotask(() => {
      if (!wanted.delete(room)) return;
      opening.add(room);
      options.open(room);
    });
  }

  /** The seq after this one that a client can read. */
  function nextOf(log: string, seq: number): number {
    const planted = history.planted.get(log);
    let next = seq + 1;
    while (planted?.has(next) === true) next += 1;
    return next;
  }

  const sink: Sink = {
    batch: (apply) => apply(),
    personSnapshot(state) {
      ownAt = -1;
      view.personSnapshot(state);
      for (const { room } of state.rooms) open(room.id);
    },
    roomSnapshot(roomId, state) {
      if (!opening.delete(roomId) && !at.has(roomId)) violations.add('I4', `${who} got a snapshot of ${roomId}, which it does not hold`);
      const { entries } = state.messages;
      const head = entries.at(-1)?.seq ?? 0;
      if (head < (at.get(roomId) ?? 0)) violations.add('I4', `${who} was set back from ${at.get(roomId)} to ${head} in ${roomId}`);
      const table = history.table(roomId);
      for (const entry of entries) {
        table.observe(entry.seq, entry, violations, who);
        if (entry.actor === options.personId && entry.type === 'message:sent') options.mine((entry.payload as { readonly id: string }).id, entry.seq);
      }
      history.observations += entries.length;
      at.set(roomId, head);
      view.roomSnapshot(roomId, state);
    },
    event(log, seq, event) {
      if (log === options.personId) {
        if (ownAt === null) violations.add('I4', `${who} got event ${seq} of its own log before any snapshot`);
        else if (ownAt >= 0 && seq !== ownAt + 1) violations.add('I4', `${who} got event ${seq} of its own log after ${ownAt}`);
        ownAt = seq;
        view.own(event);
        if (event.type === 'room:joined') open(event.payload.summary.room.id);
        return;
      }
      history.observations += 1;
      history.table(log).observe(seq, event, violations, who);
      const before = at.get(log);
      if (before !== undefined && seq !== nextOf(log, before)) violations.add('I4', `${who} got event ${seq} of ${log} after ${before}`);
      if (before === undefined && opening.has(log)) violations.add('I4', `${who} got event ${seq} of ${log} before its snapshot`);
      if (before !== undefined) at.set(log, seq);
      if (event.type === 'message:sent' && event.actor === options.personId) options.mine(event.payload.id, seq);
      view.inRoom(log, seq, event);
    },
    roomGone(roomId) {
      at.delete(roomId);
      wanted.delete(roomId);
      opening.delete(roomId);
      view.drop(roomId);
    },
    heads: (heads) => view.heads(heads),
    signal() {},
    outbox: options.outbox,
    status: options.status,
  };

  return {
    sink,
    at,
    get view() {
      return view;
    },
    loaded: () => ownAt !== null && wanted.size + opening.size === 0,
    holds: (room) => at.has(room),
    reset() {
      at.clear();
      wanted.clear();
      opening.clear();
      view = createView();
      ownAt = null;
    },
  };
}
