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
  /** How long it has waited beyond what the server asked, in ms. */
  readonly waited: number;
  /** Where the message stands in the log, when an answer told so before its event came. */
  readonly seq: number | null;
}

/** Messages in the order in which they were written. */
export type Outbox = readonly Item[];

export function itemOf(entry: OutboxEntry, phase: Phase): Item {
  return { entry, phase: entry.state === 'failed' ? 'failed' : phase, waited: 0, seq: null };
}

export function find(box: Outbox, id: MessageId): Item | undefined {
  return box.find((item) => item.entry.id === id);
}

/** The place after everything in the box. By the clock at least: another tab may have written what is not here yet. */
export function nextOrder(box: Outbox, now: number): number {
  return box.reduce((next, { entry }) => Math.max(next, entry.order + 1), now);
}

/** The message is new, or is now as the storage or another tab says. */
export function put(box: Outbox, entry: OutboxEntry, phase: Phase = 'queued'): Outbox {
  const before = find(box, entry.id);
  // What this tab is about with it, it goes on with.
  if (before?.phase === 'storing' && phase === 'queued') return box;
  const keeps = before !== undefined && phase === 'queued' && before.phase !== 'failed' && entry.state !== 'failed';
  const item = keeps ? { ...before, entry } : itemOf(entry, phase);
  if (before !== undefined) return change(box, entry.id, () => item);
  const place = box.findIndex((each) => isBefore(entry, each.entry));
  return box.toSpliced(place === -1 ? box.length : place, 0, item);
}

function isBefore(one: OutboxEntry, other: OutboxEntry): boolean {
  return one.order < other.order || (one.order === other.order && one.id < other.id);
}

/** The messages whose turn it is: of each room in which nothing is on its way, the first one. Later ones wait for it. */
export function due(box: Outbox): readonly Item[] {
  const rooms = new Set<string>(box.filter(inFlight).map(({ entry }) => entry.roomId));
  return box.filter((item) => {
    if (item.phase === 'failed' || rooms.has(item.entry.roomId)) return false;
    rooms.add(item.entry.roomId);
    return item.phase === 'queued';
  });
}

export function without(box: Outbox, id: MessageId): Outbox {
  return box.filter((item) => item.entry.id !== id);
}

/** The storage has it, or did not take it: then it goes from memory. */
export function stored(box: Outbox, id: MessageId, kept: boolean): Outbox {
  return change(box, id, ({ entry: { memoryOnly: _before, ...entry }, ...item }) => ({
    ...item,
    phase: item.phase === 'storing' ? 'queued' : item.phase,
    entry: kept ? entry : { ...entry, memoryOnly: true },
  }));
}

export function sent(box: Outbox, id: MessageId): Outbox {
  return change(box, id, (item) => ({ ...item, phase: 'sent' }));
}

export function paused(box: Outbox, id: MessageId, wait: number): Outbox {
  return change(box, id, (item) => ({ ...item, phase: 'paused', waited: item.waited + wait }));
}

/** The same message goes again, under the same id. */
export function again(box: Outbox, id: MessageId): Outbox {
  return change(box, id, (item) => (inFlight(item) ? { ...item, phase: 'queued' } : item));
}

/** The connection is lost: nothing is in flight any more, and the next server may have another log. */
export function requeue(box: Outbox): Outbox {
  return box.map((item) => ({ ...item, phase: inFlight(item) ? 'queued' : item.phase, seq: null }));
}

/** Refused for good. */
export function refused(entry: OutboxEntry, reason: string): OutboxEntry {
  return { ...entry, state: 'failed', reason };
}

/** Waits as on the first day. */
export function revived({ id, roomId, body, at, order }: OutboxEntry): OutboxEntry {
  return { id, roomId, body, at, order, state: 'waiting' };
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
