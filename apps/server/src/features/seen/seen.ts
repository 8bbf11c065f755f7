import type { seen } from '@parley/shared/features/seen.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { breathe } from '../../lib/breathe.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { membership, memberSince, roomIdsOf } from '../../log/membership.queries.ts';
import type { Device } from '../../log/types.ts';
import { type FeatureHandlers, type Lookups, read } from '../../realtime/handler.ts';
import type { Live } from '../../realtime/types.ts';
import { readersOf, type Watched, watchedMessage } from './seen.queries.ts';

/** A room reads together: what changes is looked up and told this often (ms). */
const GATHER = 300;

/** Devices of one person that watch something: the windows that one has open, and no more. */
const EACH_MOST = 20;

export interface Seen {
  readonly handlers: FeatureHandlers<typeof seen>;
  close(): void;
}

/**
 * Who has read what somebody wrote, told to its author while they look: each device watches one message at most, in memory, and whoever watches nothing costs
 * a reader nothing.
 */
export function createSeen(live: Live, db: Lookups, logger: Logger): Seen {
  /** The connected devices, and what each asked for last. */
  const asked = new Map<Device, { readonly roomId: RoomId } | null>();
  const watches = new Map<Device, Watched>();
  const byRoom = new Map<RoomId, Set<Device>>();
  const due = new Set<Device>();
  let gathering: NodeJS.Timeout | null = null;
  let closed = false;

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

  function watchedBy(author: PersonId): Device[] {
    return [...watches].flatMap(([device, watched]) => (watched.author === author ? [device] : []));
  }

  function put(device: Device, message: Watched): void {
    drop(device);
    const others = watchedBy(message.author);
    if (others.length >= EACH_MOST && others[0] !== undefined) {
      drop(others[0]);
    }
    // The same for all that watch it: then it is looked up once.
    const same = others.map((other) => watches.get(other)).find((watched) => watched?.id === message.id);
    const watched = same ?? message;
    watches.set(device, watched);
    const room = byRoom.get(watched.roomId) ?? new Set<Device>();
    room.add(device);
    byRoom.set(watched.roomId, room);
  }

  /** Tells those devices who has read the one message that all of them watch. */
  async function tell(devices: readonly Device[], message: Watched): Promise<void> {
    // Asked each time, as for any command: they may have left since.
    const seenBy = (await memberSince(db, message.roomId, message.author)) === null ? null : await readersOf(db, message);
    for (const device of devices.filter((each) => watches.get(each)?.id === message.id)) {
      if (seenBy === null) {
        drop(device);
      } else {
        live.toDevice(device, 'seen:changed', { messageId: message.id, ...seenBy });
      }
    }
  }

  /** After the database is closed there is nobody to tell. */
  function noteFailed(error: unknown): void {
    if (!closed) {
      logger.error({ err: error }, 'looking up who has read failed');
    }
  }

  /** What fails with one keeps no other waiting; the next to read is the next try. */
  async function flush(): Promise<void> {
    const now = Map.groupBy(due, (device) => watches.get(device));
    due.clear();
    for (const [message, devices] of now) {
      if (message !== undefined) {
        await tell(devices, message).catch(noteFailed);
        await breathe();
      }
    }
    gathering = null;
    changed([]);
  }

  function changed(devices: Iterable<Device>): void {
    for (const device of devices) {
      due.add(device);
    }
    // Not before the last time is over.
    if (due.size > 0 && !closed) {
      gathering ??= setTimeout(() => void flush(), GATHER);
    }
  }

  function changedIn(roomId: RoomId): void {
    changed(byRoom.get(roomId) ?? []);
  }

  function changedOf(author: PersonId): void {
    changed(watchedBy(author));
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
    hidesOrShows(log as PersonId).catch(noteFailed);
  });
  live.follow('person:blocked', (_, log) => changedOf(log as PersonId));
  live.follow('person:unblocked', (_, log) => changedOf(log as PersonId));
  live.watch({
    watching: (device) => void asked.set(device, asked.get(device) ?? null),
    caughtUp: (device, roomId) => changed(watches.get(device)?.roomId === roomId ? [device] : []),
    gone(device) {
      asked.delete(device);
      drop(device);
    },
    joined() {},
    left(personId, roomId) {
      for (const device of watchedBy(personId)) {
        if (watches.get(device)?.roomId === roomId) {
          drop(device);
        }
      }
      changedIn(roomId);
    },
  });

  return {
    handlers: {
      // The type of a read: it is of this moment and changes nothing that is stored.
      'seen:watch': read(async (reading, { roomId, messageId }, { personId, device }) => {
        if (messageId === null) {
          // It may come after what the next room asked for.
          if (device !== null && asked.get(device)?.roomId === roomId) {
            asked.set(device, null);
            drop(device);
          }
          return {};
        }
        // What one device asks is looked up side by side: what it asked last counts.
        const asking = { roomId };
        if (device !== null && asked.has(device)) {
          asked.set(device, asking);
        }
        const watched = await watchedMessage(reading, messageId, roomId, personId);
        if (watched === undefined) {
          throw new Rejection('gone', 'There is no such message, or it is not yours.');
        }
        await membership(reading, roomId, personId);
        if (device === null) {
          throw new Rejection('invalid', 'Only a connected device can watch.');
        }
        if (asked.get(device) === asking) {
          // Before it is looked up for the first time: so nothing falls between.
          put(device, watched);
          await tell([device], watched);
        }
        return {};
      }),
    },
    close() {
      closed = true;
      if (gathering !== null) {
        clearTimeout(gathering);
      }
    },
  };
}
