import { useEffect } from 'react';
import type { RoomLine } from '../features/rooms/room-line.ts';
import { isOwnedByIme } from '../lib/ime.ts';
import { isCommand } from '../lib/keys.ts';

interface Options {
  readonly lines: readonly RoomLine[];
  readonly currentId: string | null;
  readonly onOpen: (slug: string) => void;
  readonly onJump: () => void;
  readonly onKeys: () => void;
}

/** The room before or after the current one, in the order of the list; of the unread ones only, if asked for. */
export function neighbour(lines: readonly RoomLine[], currentId: string | null, step: 1 | -1, unreadOnly: boolean): RoomLine | undefined {
  const at = lines.findIndex((line) => line.room.id === currentId);
  const around = at === -1 ? lines : [...lines.slice(at + 1), ...lines.slice(0, at)];
  const wanted = unreadOnly ? around.filter((line) => line.unread > 0) : around;
  return step === 1 ? wanted[0] : wanted.at(-1);
}

/** The keys that work everywhere: ⌘K to jump, ⌘/ for the list of keys, Alt and an arrow to the next room, with Shift to the next unread one. */
export function useChatKeys({ lines, currentId, onOpen, onJump, onKeys }: Options): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const free = document.querySelector('dialog[open]') === null;
      if (isOwnedByIme(event)) return;
      if (isCommand(event, 'k')) {
        // Never the browser’s own, which would take the typing elsewhere.
        if (free) onJump();
      } else if (isCommand(event, '/')) {
        if (free) onKeys();
      } else if (free && event.altKey && !event.metaKey && !event.ctrlKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        const next = neighbour(lines, currentId, event.key === 'ArrowDown' ? 1 : -1, event.shiftKey);
        if (next !== undefined) onOpen(next.room.slug);
      } else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [lines, currentId, onOpen, onJump, onKeys]);
}
