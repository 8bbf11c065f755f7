import type { MyRoom } from '../features/rooms/rooms.slice.ts';

/** Whether this person may change the room: its owner may, and nobody the lobby. */
export function mayChange({ room, role }: MyRoom): boolean {
  return role === 'owner' && !room.lobby;
}
