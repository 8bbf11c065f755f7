import type { Connection } from '../connection.ts';

/** What one packet from the server brought to a room. */
export interface Delivery {
  readonly roomId: string;
  /** The number of the packet's first event in the room; null: the server does not number. */
  readonly from: number | null;
  /** Events in the packet, messages or not. */
  readonly events: number;
  /** Ids of the messages in it. */
  readonly messages: readonly string[];
}

/** Where a room's log stands: its last event, its last message. */
interface Head {
  readonly seq: number;
  readonly ord: number;
}

interface Outgoing {
  readonly id: string;
  readonly roomId: string;
  readonly body: string;
}

/** How one of the two servers is spoken to: all that differs between them. */
export interface Dialect {
  readonly name: string;
  /** What tells a sender that its message is there: an ack packet, or the delivery of its own message. */
  readonly ackedBy: 'ack' | 'delivery';
  /** Becomes a person; returns the headers of that person's handshake. */
  signIn(url: string, name: string): Promise<Readonly<Record<string, string>>>;
  /** Brings the connection into the room; `first` makes the room. */
  join(connection: Connection, roomId: string, first: boolean): Promise<void>;
  send(connection: Connection, message: Outgoing, ackId: number): void;
  /** Null: nothing for a room. Throws when the server says that something failed. */
  read(name: string, argument: unknown): Delivery | null;
  /** Where the room's log stands by the server's own account; null: the server keeps none. */
  head(connection: Connection, roomId: string): Promise<Head | null>;
}
