import type { Ack } from '@parley/shared/ack.ts';
import type { LogId, MessageId, RoomId } from '@parley/shared/ids.ts';
import type {
  CommandName,
  CommandOutput,
  CommandRequest,
  Heads,
  LogEvent,
  PersonState,
  RoomState,
  SignalName,
  SignalPayload,
} from '@parley/shared/protocol.ts';

/**
 * `refused`: the server does not know this session; only signing in helps. `outdated`: it speaks another version of the protocol; only a newer
 * program helps.
 */
export type ConnectionStatus = 'connecting' | 'online' | 'offline' | 'refused' | 'outdated';

/** A message that is not confirmed yet. It stays here until the log carries it or the person removes it. */
export interface OutboxEntry {
  readonly id: MessageId;
  readonly roomId: RoomId;
  readonly body: string;
  /** By the device's clock, for display only. */
  readonly at: number;
  /** `failed`: refused for good, with the reason; kept to copy, edit or remove. */
  readonly state: 'waiting' | 'failed';
  readonly reason?: string;
  /** Its place among what this browser has not sent yet: by this, then by id. */
  readonly order: number;
  /** The storage did not take it: it ends with this program. */
  readonly memoryOnly?: boolean;
}

/**
 * Where the outbox of one person is kept, by all tabs of a browser. The tab that writes a message waits for the write before it sends;
 * the other tabs have heard of it by then (decision 0005). Writes come to be in the order in which they were begun.
 */
export interface OutboxStorage {
  load(): Promise<readonly OutboxEntry[]>;
  /** `isNew`: it was written just now. */
  put(entry: OutboxEntry, isNew: boolean): Promise<void>;
  remove(id: MessageId): Promise<void>;
}

/** What was kept of a log by an earlier run of the device: its state as a snapshot tells it, as of `at`. */
export interface KeptLog<State> {
  /** The server's data as it was then; under another epoch the cursor means nothing. */
  readonly epoch: string;
  readonly at: number;
  readonly state: State;
}

/**
 * What this device keeps of its logs between runs. Null: nothing that could be used. It may fail and take its time: the device works
 * as well without it. It is written by whoever has the state, with the cursors of `Client.standing`.
 */
export interface LogCache {
  /** The person's own log: the list of rooms. */
  own(): Promise<KeptLog<PersonState> | null>;
  room(roomId: RoomId): Promise<KeptLog<RoomState> | null>;
}

/** Where the device's copies of its logs stand: what the sink was told is the state as of these cursors. */
export interface Standing {
  readonly epoch: string;
  readonly self: number;
  readonly rooms: Readonly<Record<RoomId, number>>;
}

/**
 * What one tab tells the others of the outbox that they share. `settled`: the storage has it, or will not take it; otherwise it is on
 * its way there. `hello`: a new tab asks for what is in no storage.
 */
export type OutboxNews =
  | { readonly what: 'put'; readonly entry: OutboxEntry; readonly settled: boolean }
  | { readonly what: 'gone'; readonly id: MessageId }
  | { readonly what: 'hello' };

/** The tabs of one browser in which one person writes. One of them sends. */
export interface OutboxTabs {
  join(tab: OutboxTab): OutboxSeat;
}

/** What a tab hears. */
export interface OutboxTab {
  heard(news: OutboxNews): void;
  /** This tab is the one that sends from now on, or is not any more. */
  sends(yes: boolean): void;
}

/** A tab's place among the others. */
export interface OutboxSeat {
  tell(news: OutboxNews): void;
  /** Wants to be the one that sends: when its turn comes, or `now`, in place of whoever is. */
  claim(now: boolean): void;
  /** Wants it no more. */
  yield(): void;
  leave(): void;
}

export interface Clock {
  /** Milliseconds, monotonic enough for timeouts. */
  now(): number;
  /** Runs `task` once after `ms`; the returned function takes it back. */
  after(ms: number, task: () => void): () => void;
}

/**
 * What the device's replica does with what comes in. Called in the order of each log, each event exactly once.
 * A room that the device does not hold (never opened) still reports its events, for its line in the list of rooms:
 * in order and never twice, but with holes. Everything that comes in one packet comes in one `batch`.
 */
export interface Sink {
  /** Runs `apply` so that what it reports is seen at once (one paint). */
  batch(apply: () => void): void;
  personSnapshot(state: PersonState): void;
  /** `head`: where the room’s log stands with it. */
  roomSnapshot(roomId: RoomId, state: RoomState, head: number): void;
  event(log: LogId, seq: number, event: LogEvent): void;
  /** The device is no member any more: what it holds of the room goes. */
  roomGone(roomId: RoomId): void;
  heads(heads: Heads): void;
  signal<N extends SignalName>(name: N, payload: SignalPayload<N>): void;
  outbox(entries: readonly OutboxEntry[]): void;
  status(status: ConnectionStatus): void;
}

/** That somebody stops waiting, as an `AbortSignal` tells it. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** One device, kept in step with the server. */
export interface Client {
  connect(): void;
  /** Ends everything and frees every timer. */
  close(): void;
  /** Connects at once instead of at the next attempt. */
  retryNow(): void;
  /** Holds the room from now on: its snapshot comes, then every event. Resolves false if it is gone. */
  open(roomId: RoomId): Promise<boolean>;
  /** Forgets the room's cursor: the device holds it no longer. */
  release(roomId: RoomId): void;
  /** Null: at this moment they are not whole, and must not be kept. */
  standing(): Standing | null;
  /** Writes a message: into the outbox first, then to the server until it is confirmed or refused. */
  post(roomId: RoomId, body: string): Promise<OutboxEntry>;
  /** Sends a message that failed or waits again, at once and under the same id. */
  retry(id: MessageId): Promise<void>;
  remove(id: MessageId): Promise<void>;
  /**
   * Any other command. Waits out `retry` and lost connections for `patience` ms (10 s unless told), at most until
   * `stop`, then resolves with the last `retry` answer and is asked no more. Never rejects.
   */
  send<N extends CommandName>(name: N, input: CommandRequest<N>, patience?: number, stop?: StopSignal): Promise<Ack<CommandOutput<N>>>;
  /** A command whose answer does not matter and that is worth nothing later: typing, presence. Dropped when offline. */
  tell<N extends CommandName>(name: N, input: CommandRequest<N>): void;
}
