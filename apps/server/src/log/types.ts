import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { EventName, EventPayload, EventsOf } from '@parley/shared/protocol.ts';
import type { MemberRole } from '@parley/shared/features/rooms.ts';
import type { Db } from '../db/schema.ts';

export type LogKind = 'room' | 'person';

/** Where an event stands: its number in the log, how many messages the log has with it, when it happened. */
export interface Place {
  readonly seq: number;
  readonly ord: number;
  readonly at: number;
}

/** Where a log stands. */
export interface Head extends Place {
  /** Seq of the last message; 0 before the first. */
  readonly messageSeq: number;
}

export interface Membership {
  readonly role: MemberRole;
  readonly archived: boolean;
  readonly lobby: boolean;
  readonly readOrd: number;
}

/** One connected tab, as far as the log is concerned: somebody to tell. */
export interface Device {
  readonly personId: PersonId;
}

/** What a commit changes about who is told (`held`: the rooms whose contents the device has), in the order in which it happened. */
export type Change =
  | { readonly kind: 'watch'; readonly device: Device; readonly logs: readonly LogId[]; readonly held: readonly RoomId[] }
  | { readonly kind: 'join' | 'leave'; readonly personId: PersonId; readonly roomId: RoomId }
  /** Every session of theirs has ended. */
  | { readonly kind: 'out'; readonly personId: PersonId };

/** What one command does within its commit group's transaction. It cannot emit. */
export interface Tx {
  /** The group's transaction. Events of this group are not in the tables yet; heads are `head`'s. */
  readonly db: Db;
  readonly now: number;
  /** The person's membership, or a rejection that does not tell whether there is such a room. */
  memberOf(roomId: RoomId, personId: PersonId): Promise<Membership>;
  createLog(id: LogId, kind: LogKind): Promise<void>;
  /** Where the log stands, this group's events included. */
  head(log: LogId): Promise<Head>;
  /** Adds an event to a room's log. */
  append<N extends EventsOf<'room'>>(room: RoomId, actor: PersonId | null, type: N, payload: EventPayload<N>): Promise<Place>;
  /** The place that the room's next message will have. */
  nextMessage(room: RoomId): Promise<Place>;
  /** Adds an event that counts as a message. */
  appendMessage<N extends EventsOf<'room'>>(room: RoomId, actor: PersonId, type: N, payload: EventPayload<N>): Promise<Place>;
  /** Adds an event to a person's own log. */
  tell<N extends EventsOf<'person'>>(person: PersonId, type: N, payload: EventPayload<N>): Promise<Place>;
  /** Says that this command changes who is told; carried out with the commit. */
  change(change: Change): void;
}

/** All that one commit group added to one log, encoded once. */
export interface Packet {
  readonly log: LogId;
  readonly from: number;
  /** JSON of each event. */
  readonly events: readonly string[];
}

/** What happens outside once a group is on disk: packets to deliver, changes to who is told. */
export interface Commit {
  readonly packets: readonly Packet[];
  /** What the packets carry, for the server's own features. */
  readonly events: readonly StoredEvent[];
  readonly changes: readonly Change[];
}

export interface StoredEvent {
  readonly log: LogId;
  readonly seq: number;
  readonly type: EventName;
  readonly actor: PersonId | null;
  readonly at: number;
  /** JSON. */
  readonly payload: string;
}
