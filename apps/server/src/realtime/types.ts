import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { EventName, EventPayload, SignalName, SignalPayload } from '@parley/shared/protocol.ts';
import type { Device } from '../log/types.ts';

/** Who sends a command, by which session, and from which device if it came over a socket. */
export interface Caller {
  readonly personId: PersonId;
  readonly sessionId: string;
  readonly device: Device | null;
}

/** What a feature that lives in the moment (presence) wants to hear of. */
export interface DeviceWatcher {
  /** The device gets everything of these rooms from now on, and has the contents of `held` from before. Comes at every connect. */
  watching(device: Device, rooms: readonly RoomId[], held: readonly RoomId[]): void;
  /** It was behind and was not sent signals of this room; it has caught up now. */
  caughtUp(device: Device, roomId: RoomId): void;
  gone(device: Device): void;
  joined(personId: PersonId, roomId: RoomId): void;
  left(personId: PersonId, roomId: RoomId): void;
}

/** The connected devices, as features see them. Nothing sent here is stored or repeated. */
export interface Live {
  /** Sends a signal to the devices of a room's members; left out for those that are behind, whom `caughtUp` is for. */
  toRoom<N extends SignalName>(roomId: RoomId, name: N, payload: SignalPayload<N>): void;
  /** Sends a signal to one device. */
  toDevice<N extends SignalName>(device: Device, name: N, payload: SignalPayload<N>): void;
  watch(watcher: DeviceWatcher): void;
  /** Tells a feature that lives in the moment of every event of this type, and in whose log, once it is on disk. */
  follow<N extends EventName>(type: N, heard: (payload: EventPayload<N>, log: LogId) => void): void;
}
