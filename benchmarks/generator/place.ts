import type { Connection } from './connection.ts';
import type { Delivery, Dialect } from './dialects/dialect.ts';
import { createFrameMemo } from './frame-memo.ts';
import { decodeEvent } from './wire.ts';

/** One person's place in a room. */
export interface Seat {
  readonly place: Place;
  connection: Connection;
  /** Number of the room's next event; null while unknown, or when the server does not number. */
  next: number | null;
  /** Messages on their way, by the id of the ack that is awaited. */
  readonly awaited: Map<number, Sent>;
}

/** A message that was sent in this round. */
export interface Sent {
  readonly seat: Seat;
  readonly at: number;
  /** Whether the latency of its deliveries is recorded. */
  readonly sampled: boolean;
  /** What has to come before its sender writes the next one. */
  left: number;
}

/** A room and its people. */
export interface Place {
  readonly id: string;
  readonly seats: Seat[];
  /** By message id: what was sent in this round. */
  readonly sent: Map<string, Sent>;
  /** Messages sent since the room was made. */
  total: number;
  readonly read: (frame: Buffer) => Reading | null;
}

/** A delivery, and whose messages it carries. */
export interface Reading {
  readonly delivery: Delivery;
  readonly messages: readonly Sent[];
  readonly ofSeat: ReadonlyMap<Seat, readonly Sent[]>;
  readonly sampled: readonly Sent[];
}

export function createPlace(id: string, dialect: Dialect): Place {
  const sent = new Map<string, Sent>();
  return { id, seats: [], sent, total: 0, read: createFrameMemo((frame) => readFrame(frame, id, sent, dialect)) };
}

function readFrame(frame: Buffer, roomId: string, sent: ReadonlyMap<string, Sent>, dialect: Dialect): Reading | null {
  const { name, argument } = decodeEvent(frame);
  const delivery = dialect.read(name, argument);
  if (delivery === null || delivery.roomId !== roomId) return null;
  const messages = delivery.messages.map((id) => known(sent.get(id), id));
  return { delivery, messages, ofSeat: Map.groupBy(messages, (message) => message.seat), sampled: messages.filter((message) => message.sampled) };
}

function known(message: Sent | undefined, id: string): Sent {
  if (message === undefined) throw new Error(`A message came that nobody sent in this round: ${id}`);
  return message;
}

/** Takes note of a numbered delivery: each event exactly once, in order. */
export function advance(seat: Seat, delivery: Delivery): void {
  if (delivery.from === null) return;
  if (seat.next !== null && seat.next !== delivery.from) {
    throw new Error(`A seat waited for event ${seat.next} of its room and got ${delivery.from}`);
  }
  seat.next = delivery.from + delivery.events;
}
