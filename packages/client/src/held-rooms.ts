import type { RoomId } from '@parley/shared/ids.ts';
import type { LogPage, RoomState } from '@parley/shared/protocol.ts';
import type { Run } from './core/cursor.ts';
import { followLog, type FollowedLog, type LogServices } from './followed-log.ts';
import type { Sink } from './types.ts';

export interface HeldRoomsOptions extends LogServices {
  readonly sink: Sink;
  deliver(roomId: RoomId, run: Run): void;
  /** Events of rooms that came and need not be delivered: a snapshot has them in it. */
  covered(events: Run['events']): void;
  /** A snapshot was awaited and is no more: what waited for it may go on. */
  settled(): void;
  /** The copy of a room stands at this seq, by a snapshot. */
  reached(roomId: RoomId, at: number): void;
  /** The person is no member any more. */
  left(roomId: RoomId): void;
  /** The last question that was asked before the person was heard to enter the room; -1: that was not heard. */
  joinedAt(roomId: RoomId): number;
}

/** The rooms whose logs the device follows without a hole. */
export interface HeldRooms {
  get(room: string): FollowedLog<RoomState> | undefined;
  open(roomId: RoomId): Promise<boolean>;
  release(roomId: RoomId): void;
  /** The person is no member any more, whether the room was held or not. The caller says when that is `settled`. */
  leave(roomId: RoomId): void;
  /** The cursors of `most` rooms. */
  cursors(most: number): Readonly<Record<RoomId, number>>;
  start(pages: Readonly<Record<RoomId, LogPage<RoomState>>>): void;
  stop(): void;
  noteHeads(heads: Readonly<Record<RoomId, readonly [seq: number, ord: number]>>): void;
  /** Asks after every held room but these. */
  checkExcept(rooms: ReadonlySet<string>): void;
  /** Forgets every cursor; the rooms stay held. */
  reset(): void;
  /** Lets go of the rooms whose snapshot never came. */
  abandon(): void;
}

interface HeldRoom {
  readonly log: FollowedLog<RoomState>;
  readonly opened: PromiseWithResolvers<boolean>;
}

export function createHeldRooms(options: HeldRoomsOptions): HeldRooms {
  const { sink } = options;
  const rooms = new Map<string, HeldRoom & { readonly id: RoomId }>();
  let running = false;

  function follow(id: RoomId): HeldRoom {
    const opened = Promise.withResolvers<boolean>();
    const log = followLog<RoomState>(
      id,
      {
        run: (run) => options.deliver(id, run),
        snapshot(state, head) {
          sink.roomSnapshot(id, state, head);
          options.reached(id, head);
          opened.resolve(true);
        },
        covered: options.covered,
        gone(question) {
          // The person has come back meanwhile, and that is known already.
          if (question <= options.joinedAt(id)) return log.check();
          leave(id);
          options.settled();
        },
        settled: options.settled,
      },
      options,
    );
    rooms.set(id, { id, log, opened });
    return { log, opened };
  }

  function drop(id: RoomId): void {
    const room = rooms.get(id);
    if (room === undefined) return;
    rooms.delete(id);
    room.log.reset();
    room.opened.resolve(false);
  }

  function release(id: RoomId): void {
    drop(id);
    options.settled();
  }

  function leave(id: RoomId): void {
    drop(id);
    sink.roomGone(id);
    options.left(id);
  }

  return {
    get: (room) => rooms.get(room)?.log,
    open(id) {
      const known = rooms.get(id);
      if (known !== undefined) return known.opened.promise;
      const { log, opened } = follow(id);
      if (running) log.start();
      return opened.promise;
    },
    release,
    leave,
    cursors(most) {
      const cursors: Record<RoomId, number> = {};
      for (const { id, log } of rooms.values()) {
        const at = log.at();
        if (at !== null && Object.keys(cursors).length < most) cursors[id] = at;
      }
      return cursors;
    },
    start(pages) {
      running = true;
      for (const { id, log } of [...rooms.values()]) log.start(log.at() === null ? undefined : pages[id]);
    },
    stop() {
      running = false;
      for (const { log } of rooms.values()) log.stop();
    },
    noteHeads(heads) {
      for (const { id, log } of [...rooms.values()]) log.noteHead(heads[id]?.[0] ?? 0);
    },
    checkExcept(mine) {
      for (const { id, log } of rooms.values()) if (!mine.has(id)) log.check();
    },
    reset() {
      for (const { log } of rooms.values()) log.reset();
    },
    abandon() {
      for (const { id, log } of [...rooms.values()]) if (log.at() === null) release(id);
    },
  };
}
