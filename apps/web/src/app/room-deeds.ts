import type { Room } from '@parley/shared/features/rooms.ts';
import { roomHref } from '@parley/shared/room-href.ts';
import type { Answer, Ask } from '../store/actions.ts';
import { showProblem, showToast } from '../ui/toasts.ts';
import { sayCopied } from './say-copied.ts';
import { sayProblem } from './say-problem.ts';
import { openRoom } from './use-place.ts';

export interface RoomDeeds {
  readonly copyLink: (room: Room) => void;
  readonly leave: (room: Room) => void;
  readonly archive: (room: Room) => void;
  readonly unarchive: (room: Room) => void;
}

/** Copies an address of this Parley and says so. */
export function copyAddress(path: string): void {
  sayCopied(new URL(path, location.href).href, 'Link copied.');
}

function saying(done: string, undo: (() => void) | null, subject?: string): (answer: Answer<unknown>) => void {
  return (answer) => {
    if (!sayProblem(answer)) showToast(done, undo && { label: 'Undo', onSelect: undo }, subject);
  };
}

/**
 * What one does with a room from its menu: at once, and with a way to undo it. `unsent`: a message of mine in it was not sent. `elsewhere` leads away
 * from a room that was left.
 */
export function createRoomDeeds(ask: Ask, online: boolean, unsent: boolean, elsewhere: (leavingId: string) => void): RoomDeeds {
  async function rejoin(room: Room): Promise<void> {
    const ack = await ask('room:join', { roomId: room.id });
    if (ack.ok === true) openRoom(ack.value.room.slug);
    else sayProblem(ack);
  }

  /** Archived or open again: what was said last holds. */
  function setArchived(room: Room, command: 'room:archive' | 'room:unarchive', done: string, undo: (room: Room) => void): void {
    void ask(command, { roomId: room.id }).then(saying(`${room.name} is ${done}.`, () => undo(room), `archived ${room.id}`));
  }

  const deeds: RoomDeeds = {
    copyLink: (room) => copyAddress(roomHref(room.slug)),
    leave(room) {
      // Nobody is led away from a room that they may find themselves in again.
      if (!online) return showProblem('Leaving needs a connection. Try again when you are back online.');
      // It would be out of reach with the room.
      if (unsent) return showProblem(`You have a message in ${room.name} that was not sent. Send or delete it first.`);
      elsewhere(room.id);
      // Nobody can come back into an archived room.
      const undo = room.archivedAt === null ? () => void rejoin(room) : null;
      void ask('room:leave', { roomId: room.id }).then(saying(`You left ${room.name}.`, undo));
    },
    archive: (room) => setArchived(room, 'room:archive', 'archived', deeds.unarchive),
    unarchive: (room) => setArchived(room, 'room:unarchive', 'open again', deeds.archive),
  };
  return deeds;
}
