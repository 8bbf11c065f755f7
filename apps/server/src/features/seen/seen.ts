import type { seen } from '@parley/shared/features/seen.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { membership, memberSince, roomIdsOf } from '../../log/membership.queries.ts';
import type { Device } from '../../log/types.ts';
import { type FeatureHandlers, type Lookups, read } from '../../realtime/handler.ts';
import type { Live } from '../../realtime/types.ts';
import { readersOf, type Watched, watchedMessage } from './seen.queries.ts';

/** A room reads together: what changes is looked up and told this often (ms). */
const GATHER = 300;

export interface Seen {
  readonly handlers: FeatureHandlers<typeof seen>;
  close(): void;
}

/**
 * Who has read what somebody wrote, told to its author while they look: each device watches one message at most, in memory, and whoever watches nothing costs
 * a reader nothing.
 */
export function createSeen(live: Live, db: Lookups, logger: Logger): Seen {
  const connected = new Set<Device>();
  const watches = new Map<Device, Watched>();
  const byRoom = new Map<RoomId, Set<Device>>();
  const due = new Set<Device>();
  let gathering: NodeJS.Timeout | null = null;

  function drop(device: Device): void {
    const watched = watches.get(device);
    if (watched === undefined) {
      return;
    }
    watches.delete(device);
    due.delete(device);
    const room = byRoom.get(watched.roomId);
    room?.delete(device);
    if (room?.size === 0) {
      byRoom.delete(watched.roomId);
    }
  }

  function put(device: Device, watched: Watched): void {
    drop(device);
    watches.set(device, watched);
    const room = byRoom.get(watched.roomId) ?? new Set<Device>();
    room.add(device);
    byRoom.set(watched.roomId, room);
  }

  async function tell(device: Device, watched: Watched): Promise<void> {
    // Asked each time, as for any command: they may have left since.
    const seenBy = (await memberSince(db, watched.roomId, watched.author)) === null ? null : await readersOf(db, watched);
    if (watches.get(device) !== watched) {
      return;
    }
    if (seenBy === null) {
      drop(device);
    } else {
      live.toDevice(device, 'seen:changed', { messageId: watched.id, ...seenBy });
    }
  }

  async function flush(): Promise<void> {
    gathering = null;
    const now = [...due];
    due.clear();
    for (const device of now) {
      const watched = watches.get(device);
      if (watched !== undefined) {
        await tell(device, watched);
      }
    }
  }

  function changed(devices: Iterable<Device>): void {
    for (const device of devices) {
      due.add(device);
    }
    if (due.size > 0) {
      gathering ??= setTimeout(() => void flush().catch((error: unknown) => logger.error({ err: error }, 'looking up who has read failed')), GATHER);
    }
  }

  function changedIn(roomId: RoomId): void {
    changed(byRoom.get(roomId) ?? []);
  }

  function changedOf(author: PersonId): void {
    changed([...watches].flatMap(([device, watched]) => (watched.author === author ? [device] : [])));
  }

  async function hidesOrShows(personId: PersonId): Promise<void> {
    if (watches.size > 0) {
      for (const roomId of await roomIdsOf(db, personId)) {
        changedIn(roomId);
      }
    }
  }

  live.follow('read:marked', ({ roomId }) => changedIn(roomId));
  live.follow('preferences:changed', (_, log) => {
    hidesOrShows(log as PersonId).catch((error: unknown) => logger.error({ err: error }, 'looking up where somebody reads failed'));
  });
  live.follow('person:blocked', (_, log) => changedOf(log as PersonId));
  live.follow('person:unblocked', (_, log) => changedOf(log as PersonId));
  live.watch({
    watching: (device) => void connected.add(device),
    caughtUp: (device, roomId) => changed(watches.get(device)?.roomId === roomId ? [device] : []),
    gone(device) {
      connected.delete(device);
      drop(device);
    },
    joined() {},
    left: (_, roomId) => changedIn(roomId),
  });

  return {
    handlers: {
      // The type of a read: it is of this moment and changes nothing that is stored.
      'seen:watch': read(async (reading, { roomId, messageId }, { personId, device }) => {
        if (messageId === null) {
          if (device !== null) {
            drop(device);
          }
          return {};
        }
        const watched = await watchedMessage(reading, messageId, roomId, personId);
        if (watched === undefined) {
          throw new Rejection('gone', 'There is no such message, or it is not yours.');
        }
        await membership(reading, roomId, personId);
        if (device === null || !connected.has(device)) {
          throw new Rejection('invalid', 'Only a connected device can watch.');
        }
        // Before it is looked up for the first time: so nothing falls between.
        put(device, watched);
        await tell(device, watched);
        return {};
      }),
    },
    close() {
      if (gathering !== null) {
        clearTimeout(gathering);
      }
    },
  };
}
