import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import type { RoomLine } from '../features/rooms/room-line.ts';
import type { ChatState } from '../store/index.ts';
import { authorOfLast, unreadOf } from '../store/selectors.ts';

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

function lastOf(state: ChatState, { last }: MyRoom): RoomLine['last'] {
  if (last && state.blocking[last.authorId ?? '']) return { author: null, text: 'Message from somebody you blocked', at: last.at };
  return last && { author: authorOfLast(state, last) || 'Somebody', text: last.text, at: last.at };
}

/** What waits says so only once the connection is lost: nothing flickers with every message. */
function unsentIn({ outbox, session }: ChatState, roomId: string): string {
  return outbox[roomId]?.find(({ state }) => state === 'failed' || session.lost)?.body ?? '';
}

function same(a: RoomLine, b: RoomLine): boolean {
  const lasts = a.last?.at === b.last?.at && a.last?.author === b.last?.author && a.last?.text === b.last?.text;
  return lasts && a.room === b.room && a.unread === b.unread && a.draft === b.draft && a.unsent === b.unsent;
}

function byName(a: RoomLine, b: RoomLine): number {
  return Number(b.room.lobby) - Number(a.room.lobby) || names.compare(a.room.name, b.room.name);
}

/**
 * Makes a selector of the list of rooms: the lobby first, then by name. A line stays the same object while it shows the same,
 * so that a message in one room paints one row.
 */
export function createRoomLines(): (state: ChatState) => readonly RoomLine[] {
  let before: ChatState | null = null;
  let lines: readonly RoomLine[] = [];

  function concerns(state: ChatState): boolean {
    return (
      before === null ||
      (['rooms', 'people', 'reading', 'drafts', 'outbox', 'session', 'blocking'] as const).some((corner) => before?.[corner] !== state[corner])
    );
  }

  return (state) => {
    if (!concerns(state)) return lines;
    before = state;
    const known = new Map(lines.map((line) => [line.room.id, line]));
    const next = Object.values(state.rooms.byId).map((mine): RoomLine => {
      const line: RoomLine = {
        room: mine.room,
        unread: unreadOf(state, mine),
        draft: state.drafts.texts[mine.room.id] ?? '',
        unsent: unsentIn(state, mine.room.id),
        last: lastOf(state, mine),
      };
      const old = known.get(line.room.id);
      return old !== undefined && same(old, line) ? old : line;
    });
    const sorted = next.toSorted(byName);
    if (sorted.length !== lines.length || sorted.some((line, i) => line !== lines[i])) lines = sorted;
    return lines;
  };
}
