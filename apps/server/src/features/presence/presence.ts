import type { presence, PresenceState } from '@parley/shared/features/presence.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Device } from '../../log/types.ts';
import { type FeatureHandlers, read } from '../../realtime/handler.ts';
import type { Live } from '../../realtime/types.ts';

type Shown = Record<PersonId, PresenceState>;

interface Here {
  readonly devices: Map<Device, 'online' | 'away'>;
  readonly rooms: Set<RoomId>;
  shown: PresenceState;
  /** Runs while nobody is connected: a reload or a short loss of connection is not going away. */
  leaving: NodeJS.Timeout | null;
}

/** Changes of presence are told together, this often (ms), so that many people coming at once stay cheap. */
const GATHER = 100;

export interface Presence {
  readonly handlers: FeatureHandlers<typeof presence>;
  /** Members of a room who are not offline. */
  of(roomId: RoomId): Shown;
  close(): void;
}

/** Who is here, kept in memory from the devices that are connected. Told to the members of shared rooms only. */
export function createPresence(live: Live): Presence {
  const people = new Map<PersonId, Here>();
  /** The same by room: a herd asks for every room of everybody. */
  const byRoom = new Map<RoomId, Map<PersonId, Here>>();
  const pending = new Map<RoomId, Shown>();
  let gathering: NodeJS.Timeout | null = null;

  function flush(): void {
    gathering = null;
    for (const [roomId, shown] of pending) {
      live.toRoom(roomId, 'presence:changed', { roomId, people: shown });
    }
    pending.clear();
  }

  function tell(personId: PersonId, state: PresenceState, rooms: Iterable<RoomId>): void {
    for (const roomId of rooms) {
      const shown = pending.get(roomId) ?? {};
      shown[personId] = state;
      pending.set(roomId, shown);
    }
    gathering ??= setTimeout(flush, GATHER);
  }

  function show(personId: PersonId, here: Here, state: PresenceState): void {
    if (here.shown !== state) {
      here.shown = state;
      tell(personId, state, here.rooms);
    }
  }

  function recount(personId: PersonId, here: Here): void {
    if (here.devices.size > 0) {
      show(personId, here, [...here.devices.values()].includes('online') ? 'online' : 'away');
    }
  }

  function enter(personId: PersonId, here: Here, roomId: RoomId): void {
    here.rooms.add(roomId);
    const room = byRoom.get(roomId) ?? new Map<PersonId, Here>();
    room.set(personId, here);
    byRoom.set(roomId, room);
  }

  function leave(personId: PersonId, here: Here, roomId: RoomId): void {
    here.rooms.delete(roomId);
    const room = byRoom.get(roomId);
    room?.delete(personId);
    if (room?.size === 0) {
      byRoom.delete(roomId);
    }
  }

  function of(roomId: RoomId): Shown {
    const shown: Shown = {};
    for (const [personId, here] of byRoom.get(roomId) ?? []) {
      shown[personId] = here.shown;
    }
    return shown;
  }

  /** Everybody who is here, in place of what the device knows. */
  function list(device: Device, roomId: RoomId): void {
    live.toDevice(device, 'presence:listed', { roomId, people: of(roomId) });
  }

  live.watch({
    watching(device, rooms, held) {
      const known = people.get(device.personId);
      const here: Here = known ?? { devices: new Map(), rooms: new Set(), shown: 'offline', leaving: null };
      people.set(device.personId, here);
      if (here.leaving !== null) {
        clearTimeout(here.leaving);
        here.leaving = null;
      }
      const now = new Set(rooms);
      for (const roomId of here.rooms) {
        if (!now.has(roomId)) {
          leave(device.personId, here, roomId);
        }
      }
      for (const roomId of now) {
        enter(device.personId, here, roomId);
      }
      here.devices.set(device, 'online');
      recount(device.personId, here);
      // It may have missed any number of changes, and no log tells of them.
      for (const roomId of held) {
        list(device, roomId);
      }
    },
    caughtUp: list,
    gone(device) {
      const { personId } = device;
      const here = people.get(personId);
      if (here === undefined || !here.devices.delete(device)) {
        return;
      }
      if (here.devices.size > 0) {
        recount(personId, here);
        return;
      }
      here.leaving = setTimeout(() => {
        people.delete(personId);
        show(personId, here, 'offline');
        for (const roomId of here.rooms) {
          leave(personId, here, roomId);
        }
      }, limits.presenceGrace);
    },
    joined(personId, roomId) {
      const here = people.get(personId);
      if (here !== undefined) {
        enter(personId, here, roomId);
      }
      // Also of somebody who is not here: the room may remember them from before they left.
      tell(personId, here?.shown ?? 'offline', [roomId]);
    },
    left(personId, roomId) {
      const here = people.get(personId);
      if (here !== undefined) {
        leave(personId, here, roomId);
      }
      // What is still to be told of them does not concern this room any more.
      const shown = pending.get(roomId);
      if (shown !== undefined) {
        delete shown[personId];
      }
    },
  });

  return {
    handlers: {
      // The type of a read: presence is of this moment and changes nothing that is stored.
      'presence:set': read((_db, { state }, { personId, device }) => {
        const here = people.get(personId);
        if (device === null || here === undefined || !here.devices.has(device)) {
          throw new Rejection('invalid', 'Only a connected device can be present.');
        }
        here.devices.set(device, state);
        recount(personId, here);
        return Promise.resolve({});
      }),
    },
    of,
    close() {
      if (gathering !== null) {
        clearTimeout(gathering);
      }
      for (const { leaving } of people.values()) {
        if (leaving !== null) {
          clearTimeout(leaving);
        }
      }
    },
  };
}
