import type { Ack } from '@parley/shared/ack.ts';
import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import type { OnProblem } from './problem.ts';
import type { Client, Clock, OutboxEntry, OutboxStorage, OutboxTabs } from './types.ts';

export interface OutboxSenderOptions {
  readonly storage: OutboxStorage;
  /** Undefined: the device has its outbox to itself. */
  readonly tabs: OutboxTabs | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly problem: OnProblem;
  newId(): string;
  emit(message: { readonly id: string; readonly roomId: string; readonly body: string }): void;
  /** What waits or failed, in the order in which it was written. */
  show(entries: readonly OutboxEntry[]): void;
  /** Whether the device's copy of the room has what stands at this seq; if not, it will. */
  has(roomId: RoomId, seq: number): boolean;
  /** The server does not know this session any more. */
  unauthenticated(): void;
  /** Somebody wants a message to go now, and there is no connection. */
  hurry(): void;
}

export interface OutboxSender extends Pick<Client, 'post' | 'retry' | 'remove'> {
  /** Joins the other tabs, and reads what they or an earlier run of the device have left. */
  open(): void;
  close(): void;
  /** In step with the server: what waits goes. */
  start(): void;
  stop(): void;
  /** The log carries it. */
  confirm(id: MessageId): void;
  answered(answer: { readonly id: string; readonly ack: Ack<unknown> }): void;
  reached(roomId: RoomId, at: number): void;
  /** Fails everything that waits in a room. */
  failRoom(roomId: RoomId, reason: string): void;
  /** The server takes this device for somebody else’s: nothing is sent any more, and what is kept stays as it is. */
  disown(reason: string): void;
}
