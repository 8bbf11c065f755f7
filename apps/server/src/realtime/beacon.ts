import { limits } from '@parley/shared/limits.ts';
import type { Heads } from '@parley/shared/protocol.ts';
import type { Log } from '../log/log.ts';
import { readLog } from '../log/log.queries.ts';
import { membershipsOf } from '../log/membership.queries.ts';
import type { Logger } from '../lib/logger.ts';
import type { Connection } from './connection.ts';
import { encodeEvent } from './frame.ts';

/** A head may be read a little before an event that is dated earlier is on disk. */
const OVERLAP = 5_000;

/** Tells a device now and then where its logs stand. Bounds every silent loss: a packet lost as the last of a room is found. */
export function startBeacon(connection: Connection, log: Log, logger: Logger): () => void {
  let timer: NodeJS.Timeout;
  let since = log.clock() - OVERLAP;

  async function tell(): Promise<void> {
    const started = log.clock();
    const self = await readLog(log.database.read, connection.personId);
    const moved = await membershipsOf(log.database.read, connection.personId, since);
    since = started - OVERLAP;
    const rooms: Heads = Object.fromEntries(moved.map((room) => [room.roomId, [room.seq, room.ord] as const]));
    connection.write(encodeEvent('log:heads', JSON.stringify({ self: self?.seq ?? 0, rooms })));
  }

  function schedule(): void {
    const wait = limits.beaconLeast + Math.random() * (limits.beaconMost - limits.beaconLeast);
    timer = setTimeout(() => {
      tell().catch((error: unknown) => logger.warn({ err: error }, 'beacon failed'));
      schedule();
    }, wait);
    timer.unref();
  }

  schedule();
  return () => clearTimeout(timer);
}
