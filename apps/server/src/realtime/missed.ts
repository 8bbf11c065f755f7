import type { RoomId } from '@parley/shared/ids.ts';
import type { Connection } from './connection.ts';

/** How often (ms) those who missed something are looked at, while there are any. */
const LOOK = 100;

/** Who was not sent signals for being behind, and of which rooms. */
export interface Missed {
  add(connection: Connection, roomId: RoomId): void;
  /** The connection is gone. */
  drop(connection: Connection): void;
}

/**
 * Signals are not repeated, and of what they tell no log knows: without this, a device that was behind for a moment would show somebody as here
 * until they change again. `caughtUp` is called for each of its rooms once it has caught up, and for the others later if it falls behind again by that.
 */
export function createMissed(caughtUp: (connection: Connection, roomId: RoomId) => void): Missed {
  const rooms = new Map<Connection, Set<RoomId>>();
  let timer: NodeJS.Timeout | null = null;

  function tell(connection: Connection, missed: Set<RoomId>): void {
    for (const roomId of missed) {
      if (connection.isBehind()) {
        return;
      }
      missed.delete(roomId);
      // It may have left the room since.
      if (connection.logs.has(roomId)) {
        caughtUp(connection, roomId);
      }
    }
    rooms.delete(connection);
  }

  function look(): void {
    for (const [connection, missed] of rooms) {
      tell(connection, missed);
    }
    if (timer !== null && rooms.size === 0) {
      clearInterval(timer);
      timer = null;
    }
  }

  return {
    add(connection, roomId) {
      const missed = rooms.get(connection);
      if (missed === undefined) {
        rooms.set(connection, new Set([roomId]));
      } else {
        missed.add(roomId);
      }
      timer ??= setInterval(look, LOOK).unref();
    },
    drop: (connection) => void rooms.delete(connection),
  };
}
