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
  /** The storage is known to have it. */
  readonly stored: boolean;
}

/** Messages in the order in which they were written. */
export type Outbox = readonly Item[];

export function itemOf(entry: OutboxEntry, phase: Phase): Item {
  const stored = phase !== 'storing' && entry.memoryOnly !== true;
  return { entry, phase: entry.state === 'failed' ? 'failed' : phase, pauses: 0, seq: null, stored };
}

export function find(box: Outbox, id: MessageId): Item | undefined {
  return box.find((item) => item.entry.id === id);
}

/**
 * The box in the order of the storage. What the storage does not hold, not yet or not any more, keeps its place before the stored
 * message that was written after it: to send it once too often does no harm.
 */
export function restore(box: Outbox, entries: readonly OutboxEntry[]): Outbox {
  const kept = new Set<string>(entries.map(({ id }) => id));
  let restored: Outbox = entries.map((entry) => take(find(box, entry.id), entry));
  box.forEach((item, index) => {
    if (kept.has(item.entry.id)) return;
    const next = box.slice(index + 1).find((later) => kept.has(later.entry.id));
    const place = next === undefined ? restored.length : restored.findIndex((each) => each.entry.id === next.entry.id);
    restored = restored.toSpliced(place, 0, item);
  });
  return restored;
}

/** Another tab tells of a message: it is new, or has changed. */
export function heard(box: Outbox, entry: OutboxEntry): Outbox {
  return find(box, entry.id) === undefined ? [...box, itemOf(entry, 'queued')] : change(box, entry.id, (item) => take(item, entry));
}

function take(item: Item | undefined, entry: OutboxEntry): Item {
  if (item === undefined || entry.state === 'failed') return itemOf(entry, 'queued');
  // This tab is changing it itself: what it makes of it counts.
  if (item.phase === 'storing') return { ...item, stored: item.stored || entry.memoryOnly !== true };
  return { ...item, entry, phase: item.phase === 'failed' ? 'queued' : item.phase, stored: entry.memoryOnly !== true };
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
  return change(box, id, (item) => (item.phase === 'storing' ? { ...item, phase: 'queued', stored: true } : item));
}

/** The storage did not take it: it goes from memory. */
export function unstored(box: Outbox, id: MessageId): Outbox {
  return change(box, id, (item) =>
    item.phase === 'storing' ? { ...item, phase: 'queued', stored: false, entry: { ...item.entry, memoryOnly: true } } : item,
  );
}

/** From the storage on, once more. */
export function storing(box: Outbox, id: MessageId, entry?: OutboxEntry): Outbox {
  return change(box, id, (item) => ({ ...item, phase: 'storing', entry: entry ?? item.entry }));
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
  return change(box, id, (item) => ({ ...item, phase: 'failed', entry: refused(item.entry, reason) }));
}

// What may become of a message, here and in the storage.

/** Refused for good. */
export function refused(entry: OutboxEntry, reason: string): OutboxEntry {
  return { ...entry, state: 'failed', reason };
}

/** It is about to go to the server. */
export function tried(entry: OutboxEntry): OutboxEntry {
  return { ...entry, tried: true };
}

/** Waits as on the first day. */
export function revived({ id, roomId, body, at, memoryOnly }: OutboxEntry): OutboxEntry {
  return { id, roomId, body, at, state: 'waiting', ...(memoryOnly && { memoryOnly }) };
}

/** Whether the server surely does not have it. */
export function isOurs(entry: OutboxEntry): boolean {
  return entry.state === 'failed' || entry.tried !== true;
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
