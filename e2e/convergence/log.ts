import type { TimelineEntry } from '@parley/shared/features/messages.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { Device } from './device.ts';

/** A room's timeline from its first entry to its last, as the server tells it to a member, page by page. */
export async function readAll(device: Device, roomId: RoomId): Promise<readonly TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (;;) {
    const ack = await device.client.send('message:page', { roomId, after: entries.at(-1)?.seq ?? 0, limit: limits.page });
    if (ack.ok !== true) throw new Error(`A page of ${roomId} could not be read: ${JSON.stringify(ack)}`);
    entries.push(...ack.value.entries);
    if (ack.value.end) return entries;
  }
}

/** The id of a message, or null: the entry is something else. */
export function messageIdOf({ type, payload }: TimelineEntry): string | null {
  return type === 'message:sent' ? (payload as { readonly id: string }).id : null;
}

/**
 * Whether a member may have got an event of the log at a moment: it is of a time when they were in the room, or they have come
 * back since, and may read what they missed.
 */
export function mayHave(personId: string, log: readonly TimelineEntry[], seq: number, moment: number): boolean {
  let inside = false;
  for (const entry of log) {
    // What is no line of the timeline stands between those that are.
    if (entry.seq > seq && inside) return true;
    if (entry.actor === personId && entry.type === 'member:joined') {
      if (entry.seq > seq) return entry.at <= moment;
      inside = true;
    }
    if (entry.seq === seq && inside) return true;
    // Who leaves is told so.
    if (entry.actor === personId && entry.type === 'member:left') inside = false;
  }
  return inside;
}
