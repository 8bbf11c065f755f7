import type { RoomId } from '@parley/shared/ids.ts';
import { limits } from '@parley/shared/limits.ts';
import type { Device } from '../arena/device.ts';
import type { FinalEntry, FinalLog } from '../checks/final-log.ts';
import { markOf } from '../history/ids.ts';
import { fingerprint, LogTable } from '../history/log-table.ts';
import { Violations } from '../history/violations.ts';

/** A room's whole log through the public API, page by page, by a device that is new. */
export async function readAll(device: Device, room: RoomId): Promise<FinalLog> {
  const entries: FinalEntry[] = [];
  const table = new LogTable(room);
  for (;;) {
    const ack = await device.client.send('message:page', { roomId: room, after: entries.at(-1)?.seq ?? 0, limit: limits.page }, 60_000);
    if (ack.ok !== true) throw new Error(`A page of ${room} could not be read: ${JSON.stringify(ack)}`);
    for (const entry of ack.value.entries) {
      const message = entry.type === 'message:sent' ? (entry.payload as { readonly id: string; readonly body: string }) : null;
      entries.push({ seq: entry.seq, hash: fingerprint(entry), id: message?.id ?? null, mark: message === null ? null : markOf(message.body) });
      if (message === null) table.observe(entry.seq, entry, new Violations(), '');
    }
    if (ack.value.end) return { room, entries, transitions: table.transitions };
  }
}
