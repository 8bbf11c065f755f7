import type { LogId, MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { Heads, LogEvent, LogPacket, PersonState, SyncAnswer, SyncRequest } from '@parley/shared/protocol.ts';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';
import { endOf, type Run } from './core/cursor.ts';
import type { LogServices } from './followed-log.ts';
import { createHeldRooms, type HeldRooms } from './held-rooms.ts';
import { followOwnLog, type OwnLog } from './own-log.ts';
import { createPassingRooms } from './passing-rooms.ts';
import { attempt } from './problem.ts';
import type { Client, KeptLog, LogCache, Sink } from './types.ts';

export interface LogsOptions extends Omit<LogServices, 'arrive' | 'countAsk'> {
  readonly sink: Sink;
  /** Whose device it is, if that is known before anybody has said so. */
  readonly personId: PersonId | null;
  readonly cache: LogCache | undefined;
  /** The person's own message is in the log. */
  sent(id: MessageId): void;
  /** The copy of a room stands at this seq, by a snapshot. */
  reached(roomId: RoomId, at: number): void;
  /** The person is no member any more. */
  left(roomId: RoomId): void;
  /** The session is another person's now. */
  otherPerson(): void;
}

/** All logs of one device: its person's own, the rooms it holds, and the rooms that pass by. */
export interface Logs extends Pick<HeldRooms, 'release' | 'abandon'>, Pick<Client, 'open' | 'standing'> {
  /** Begins with what an earlier run has kept. */
  recall(kept: KeptLog<PersonState>): void;
  request(): SyncRequest;
  /** False: the cursors mean nothing to this server; sync again. */
  answer(answer: SyncAnswer): boolean;
  /** The connection is lost. */
  stop(): void;
  packet(packet: LogPacket): void;
  beacon(heads: { readonly self: number; readonly rooms: Heads }): void;
  /** Takes in a signal now, or once the snapshot that would undo it has come; not at all where that was asked for after the signal came. */
  signal(room: string | undefined, take: () => void): void;
  /** Whether the device has the event; if it holds the room and lacks the event, that is asked for. */
  has(roomId: RoomId, seq: number): boolean;
  own(): OwnLog | null;
}

export function createLogs(options: LogsOptions): Logs {
  const { sink, problem } = options;
  const passing = createPassingRooms((room) => held.get(room) !== undefined);
  let personId = options.personId;
  let own: OwnLog | null = null;
  let epoch: string | null = null;
  let syncing = true;
  /** The server was told, or asked, where the device stands: what is recalled now is not in that. */
  let asked = false;
  /** What came too early, in order. */
  let queue: (() => void)[] = [];
  /** How often any log was asked for. */
  let asks = 0;
  const joinedAt = new Map<RoomId, number>();

  function countAsk(): number {
    asks += 1;
    return asks;
  }

  function deliver(log: LogId, run: Run, learn: (event: LogEvent) => void): void {
    run.events.forEach((event, index) => {
      sink.event(log, run.from + index, event);
      attempt(problem, 'event', `learning from event ${run.from + index} of log ${log}`, () => learn(event));
    });
  }

  function learnSent(event: LogEvent): void {
    if (event.type === 'message:sent' && event.actor === own?.personId) options.sent(event.payload.id);
  }

  const held = createHeldRooms({
    ...options,
    countAsk,
    joinedAt: (roomId) => joinedAt.get(roomId) ?? -1,
    arrive: (task) => whenSettled(undefined, task),
    deliver(roomId, run) {
      deliver(roomId, run, learnSent);
      passing.heard(roomId, endOf(run));
    },
    // The event was all the answer that a message gets.
    covered(events) {
      for (const event of events) attempt(problem, 'event', 'learning from log', () => learnSent(event));
    },
    reached(roomId, at) {
      passing.listed(roomId, at);
      options.reached(roomId, at);
    },
    settled: flush,
  });

  const ownOptions = {
    ...options,
    countAsk,
    arrive: (task: () => void) => task(),
    deliver,
    settled: flush,
    joined(roomId: RoomId, seq: number) {
      joinedAt.set(roomId, asks);
      passing.listed(roomId, seq);
      // The event came late: what the room's own copy has told since is in the next snapshot.
      if ((held.get(roomId)?.at() ?? 0) > seq) own?.log.refresh();
    },
    listed: passing.listed,
    listedAll(rooms: ReadonlySet<string>) {
      passing.settle();
      held.checkExcept(rooms);
    },
    left: held.leave,
    // Of who came and went meanwhile no event tells.
    mayHaveLeft: (roomId: RoomId) => held.get(roomId)?.refresh(),
  };

  function flush(): void {
    if (syncing) return;
    const tasks = queue;
    queue = [];
    for (const task of tasks) task();
  }

  function isSettled(room: string | undefined): boolean {
    // A snapshot of the person shows every room in the list: nothing may overtake it.
    if (syncing || own === null || own.log.awaits()) return false;
    return room === undefined || held.get(room)?.awaits() !== true;
  }

  function whenSettled(room: string | undefined, task: () => void): void {
    if (isSettled(room)) task();
    else queue.push(() => whenSettled(room, task));
  }

  function receive(packet: LogPacket): void {
    if (packet.log === own?.personId && !syncing) return own.log.take(packet);
    whenSettled(undefined, () => {
      const log = packet.log === own?.personId ? own.log : held.get(packet.log);
      if (log !== undefined) return log.take(packet);
      const run = passing.run(packet.log, packet);
      if (run !== null) deliver(packet.log, run, () => {});
      // Also of what the list has counted already: the outbox may still wait for it.
      for (const event of packet.events) attempt(problem, 'event', `learning from log ${packet.log}`, () => learnSent(event));
    });
  }

  function forget(answer: SyncAnswer): void {
    if (personId !== null && personId !== answer.personId) options.otherPerson();
    personId = answer.personId;
    epoch = answer.epoch;
    own?.log.reset();
    own = null;
    passing.reset();
    held.reset();
  }

  function request(): SyncRequest {
    return { protocol: PROTOCOL_VERSION, epoch, self: own?.log.at() ?? null, rooms: held.cursors(limits.syncLogs) };
  }

  /** Looks for what was kept of a room, while the server is asked for it. */
  function look(roomId: RoomId): void {
    const log = held.get(roomId);
    if (log === undefined || log.at() !== null) return;
    options.cache?.room(roomId).then(
      (kept) => {
        if (kept !== null && kept.epoch === epoch && held.get(roomId) === log) options.batch(() => log.restore(kept.state, kept.at, !asked));
      },
      () => {},
    );
  }

  return {
    open(roomId) {
      const opened = held.open(roomId);
      look(roomId);
      return opened;
    },
    release: held.release,
    abandon: held.abandon,
    recall(kept) {
      // The server has spoken first.
      if (own !== null || epoch !== null || personId === null) return;
      ({ epoch } = kept);
      own = followOwnLog(personId, ownOptions);
      own.log.restore(kept.state, kept.at, true);
    },
    standing() {
      const { self, rooms } = request();
      return epoch === null || self === null || own?.log.isStale() === true || passing.lacks() ? null : { epoch, self, rooms };
    },
    request() {
      asked = true;
      return request();
    },
    answer(answer) {
      const same = (epoch === null || epoch === answer.epoch) && (personId === null || personId === answer.personId);
      if (!same) {
        forget(answer);
        return false;
      }
      epoch = answer.epoch;
      personId = answer.personId;
      own ??= followOwnLog(answer.personId, ownOptions);
      own.log.start(answer.self);
      held.start(answer.rooms);
      sink.heads(answer.heads);
      if (passing.missedAway(answer.heads)) own.log.refresh();
      syncing = false;
      flush();
      return true;
    },
    stop() {
      syncing = true;
      asked = false;
      queue = [];
      own?.log.stop();
      held.stop();
    },
    packet: receive,
    beacon(heads) {
      whenSettled(undefined, () => {
        own?.log.noteHead(heads.self);
        held.noteHeads(heads.rooms);
        sink.heads(heads.rooms);
        if (passing.missedHere(heads.rooms)) own?.log.refresh();
      });
    },
    signal(room, take) {
      const before = asks;
      whenSettled(room, () => {
        const log = room === undefined ? undefined : held.get(room);
        if (log === undefined || log.snapshotAsk() <= before) take();
      });
    },
    has(roomId, seq) {
      const log = held.get(roomId);
      if (log === undefined || (log.at() ?? 0) >= seq) return true;
      log.noteHead(seq);
      return false;
    },
    own: () => own,
  };
}
