import type { Client } from '@parley/client/types.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import type { Chat } from '../store/create-chat.ts';

/** Rooms kept in memory; the ones used longest ago go. */
const most = 30;

export interface HeldRooms {
  /** Holds the room as the one used last. False: it is gone. */
  hold(roomId: string): Promise<boolean>;
  /** Holds it if there is room without giving up another. */
  prefetch(roomId: string): void;
}

/** The rooms that this device follows in full. */
export function createHeldRooms(chat: Chat, client: Pick<Client, 'open' | 'release'>): HeldRooms {
  /** In the order in which they were used. */
  const used = new Set<string>();

  function tidy(): void {
    const { rooms, reading } = chat.state();
    for (const roomId of used) if (rooms.byId[roomId] === undefined && roomId !== reading.shown) used.delete(roomId);
    for (const roomId of used) {
      if (used.size <= most) return;
      if (roomId === reading.shown) continue;
      used.delete(roomId);
      client.release(roomId as RoomId);
      chat.note('room:released', { roomId });
    }
  }

  function hold(roomId: string): Promise<boolean> {
    used.delete(roomId);
    used.add(roomId);
    tidy();
    return client.open(roomId as RoomId);
  }

  return {
    hold,
    prefetch(roomId) {
      if (!used.has(roomId) && used.size < most) void hold(roomId);
    },
  };
}
