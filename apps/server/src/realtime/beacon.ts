import * as limits from '@parley/shared/limits.ts';
import type { Heads } from '@parley/shared/protocol.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { Log } from '../log/log.ts';
import { readLog } from '../log/log.queries.ts';
import { membershipsOf } from '../log/membership.queries.ts';
import type { Logger } from '../lib/logger.ts';
import type { Connection } from './connection.ts';
import { encodeEvent } from './frame.ts';

/**
 * Where a person's logs stand, each time anew: of rooms only those that have moved since the last time. That is known by what was told then, not by
 * a time: clocks step, and two servers have two.
 */
export function followHeads(log: Log, personId: PersonId): () => Promise<{ readonly self: number; readonly rooms: Heads }> {
  let told = new Map<RoomId, number>();
  return async () => {
    const self = await readLog(log.database.read, personId);
    const rooms = await membershipsOf(log.database.read, personId);
    const moved = rooms.filter((room) => told.get(room.roomId) !== room.seq);
    told = new Map(rooms.map((room) => [room.roomId, room.seq]));
    return { self: self?.seq ?? 0, rooms: Object.fromEntries(moved.map((room) => [room.roomId, [room.seq, room.ord] as const])) };
  };
}

/**
 * Tells a device now and then where its logs stand. Bounds every silent loss: a packet lost as the last of a room is found. Returns how to end it.
 */
export function startBeacon(connection: Connection, log: Log, logger: Logger): () => void {
  const heads = followHeads(log, connection.personId);
  let timer: NodeJS.Timeout;

  async function tell(): Promise<void> {
    connection.write(encodeEvent('log:heads', JSON.stringify(await heads())));
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
