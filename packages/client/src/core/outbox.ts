import type { MessageId, RoomId } from '@parley/shared/ids.ts';
import type { OutboxEntry } from '../types.ts';

/**
 * `storing`: on its way to the disk of the device. `queued`: goes when its turn comes. `sent`: in flight.
 * `paused`: the server asked to wait. `failed`: refused for good; blocks nothing.
 */
export type Phase = 'storing' | 'queued' | 'sent' | 'paused' | 'failed';

export interface Item {
  readonly entry: OutboxEntry;
  readonly phase: Phase;
  /** How often the server has asked to wait. */
  readonly pauses: number;
  /** Where the message stands in the log, when an answer told so before its event came. */
  readonly seq: number | null;
}

/** Messages in the order in which they were written. */
export type Outbox = readonly Item[];

export function itemOf(entry: OutboxEntry, phase: Phase): Item {
  return { entry, phase: entry.state === 'failed' ? 'failed' : phase, pauses: 0, seq: null };
}

export function find(box: Outbox, id: MessageId): Item | undefined {
  return box.find((item) => item.entry.id === id);
}

/** What was stored by an earlier run of the device stands before what was written since. */
export function restore(box: Outbox, entries: readonly OutboxEntry[]): Outbox {
  const missing = entries.filter((entry) => find(box, entry.id) === undefined);
  return [...missing.map((entry) => itemOf(entry, 'queued')), ...box];
}

/** The messages whose turn it is: the first unsettled one of each room, if it is queued. Later ones wait for it. */
export function due(box: Outbox): readonly Item[] {
  const rooms = new Set<string>();
  return box.filter((item) => {
    if (item.phase === 'failed' || rooms.has(item.entry.roomId)) return false;
    rooms.add(item.entry.roomId);
    return item.phase === 'queued';
  });
}

export function without(box: Outbox, id: MessageId): Outbox {
  return box.filter((item) => item.entry.id !== id);
}

export function stored(box: Outbox, id: MessageId): Outbox {
  return change(box, id, (item) => (item.phase === 'storing' ? { ...item, phase: 'queued' } : item));
}

export function sent(box: Outbox, id: MessageId): Outbox {
  return change(box, id, (item) => ({ ...item, phase: 'sent' }));
}

export function paused(box: Outbox, id: MessageId): Outbox {
  return change(box, id, (item) => ({ ...item, phase: 'paused', pauses: item.pauses + 1 }));
}

/** The same message goes again, under the same id. */
export function again(box: Outbox, id: MessageId): Outbox {
  return change(box, id, (item) => (inFlight(item) ? { ...item, phase: 'queued' } : item));
}

/** The connection is lost: nothing is in flight any more, and the next server may have another log. */
export function requeue(box: Outbox): Outbox {
  return box.map((item) => ({ ...item, phase: inFlight(item) ? 'queued' : item.phase, seq: null }));
}

export function failed(box: Outbox, id: MessageId, reason: string): Outbox {
  return change(box, id, (item) => ({ ...item, phase: 'failed', entry: { ...item.entry, state: 'failed', reason } }));
}

/** A failed message is tried once more, from the storage on. */
export function revived(box: Outbox, id: MessageId): Outbox {
  return change(box, id, ({ entry: { id: same, roomId, body, at } }) => itemOf({ id: same, roomId, body, at, state: 'waiting' }, 'storing'));
}

/** An answer says that the log has the message at `seq`; its event will come. */
export function located(box: Outbox, id: MessageId, seq: number): Outbox {
  return change(box, id, (item) => ({ ...item, seq }));
}

/** The messages of a room that the device's copy of its log must hold by now. */
export function reachedBy(box: Outbox, roomId: RoomId, at: number): readonly Item[] {
  return box.filter((item) => item.entry.roomId === roomId && item.seq !== null && item.seq <= at);
}

function inFlight(item: Item): boolean {
  return item.phase === 'sent' || item.phase === 'paused';
}

function change(box: Outbox, id: MessageId, to: (item: Item) => Item): Outbox {
  return box.map((item) => (item.entry.id === id ? to(item) : item));
}
