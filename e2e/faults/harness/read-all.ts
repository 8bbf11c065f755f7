import type { RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { Device } from '../arena/device.ts';
import type { FinalEntry, FinalLog } from '../checks/final-log.ts';
import { markOf } from '../history/ids.ts';
import { fingerprint, LogTable } from '../history/log-table.ts';
import { Violations } from '../history/violations.ts';

/** A leave and messages on both sides of it within this time (ms) were in one commit group or the next, which a busy machine begins that much later. */
const together = 40;

/** A room's whole log through the public API, page by page, by a device that is new. */
export async function readAll(device: Device, room: RoomId, leftInTheMiddle: () => void): Promise<FinalLog> {
  const entries: FinalEntry[] = [];
  const table = new LogTable(room);
  const near: { type: string; at: number }[] = [];
  for (;;) {
    const ack = await device.client.send('message:page', { roomId: room, after: entries.at(-1)?.seq ?? 0, limit: limits.page }, 60_000);
    if (ack.ok !== true) throw new Error(`A page of ${room} could not be read: ${JSON.stringify(ack)}`);
    for (const entry of ack.value.entries) {
      const message = entry.type === 'message:sent' ? (entry.payload as { readonly id: string; readonly body: string }) : null;
      entries.push({ seq: entry.seq, hash: fingerprint(entry), id: message?.id ?? null, mark: message === null ? null : markOf(message.body) });
      near.push({ type: entry.type, at: entry.at });
      const [before, middle, after] = near.slice(-3);
      if (before?.type === 'message:sent' && middle?.type === 'member:left' && after?.type === 'message:sent' && after.at - before.at <= together)
        leftInTheMiddle();
      if (near.length > 3) near.shift();
      if (message === null) table.observe(entry.seq, entry, new Violations(), '');
    }
    if (ack.value.end) return { room, entries, transitions: table.transitions };
  }
}
