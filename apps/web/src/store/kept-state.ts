import type { PersonId } from '@parley/shared/ids.ts';
import type { PersonState, RoomState } from '@parley/shared/protocol.ts';
import type { ChatState } from './index.ts';
import { authorOfLast } from './selectors.ts';

// The state as a snapshot would tell it: put into a device that knows nothing, it gives this state again.

/** Entries kept of a room, and what their texts may weigh together, in characters. */
const keptEntries = 100;
const keptWeight = 200_000;

type Named = RoomState['messages']['people'][number];
type Line = RoomState['messages']['entries'][number];

/** The person and the list of rooms; null: they have not come yet. */
export function personStateOf(state: ChatState): PersonState | null {
  const { me } = state.session;
  if (me === null || !state.rooms.loaded) return null;
  const rooms = Object.values(state.rooms.byId).map(({ last, ...mine }) => ({
    ...mine,
    last: last && {
      author: authorOfLast(state, last),
      ...(last.authorId !== null && { authorId: last.authorId as PersonId }),
      text: last.text,
      at: last.at,
    },
  }));
  return {
    people: { person: me },
    profiles: state.profiles.mine,
    preferences: state.preferences.known ?? {},
    rooms,
    notices: [...state.notices],
    roles: state.roles,
    blocking: Object.values(state.blocking),
  };
}

/** A room with its last messages; null: the device does not hold it, or not up to its end. */
export function roomStateOf(state: ChatState, roomId: string): RoomState | null {
  const room = state.rooms.byId[roomId]?.room;
  const members = state.members[roomId];
  const timeline = state.messages[roomId];
  if (room === undefined || members === undefined || timeline?.end !== true) return null;
  let weight = 0;
  let from = timeline.entries.length;
  while (from > 0 && timeline.entries.length - from < keptEntries) {
    const entry = timeline.entries[from - 1];
    weight += entry?.type === 'message:sent' ? entry.payload.body.length : 0;
    if (weight > keptWeight && from < timeline.entries.length) break;
    from -= 1;
  }
  const entries = timeline.entries.slice(from).map(({ seq, type, actor, at, payload }) => ({ seq, type: type ?? '', actor, at, payload }) as Line);
  const authors = new Set(entries.flatMap(({ actor }) => (actor === null || state.people.names[actor] === undefined ? [] : [actor])));
  const people = [...authors].map((id) => ({ id, name: state.people.names[id] }) as Named);
  return {
    rooms: room,
    members: [...members],
    profiles: { ...state.profiles.byRoom[roomId] },
    messages: { entries, people, start: timeline.start && from === 0, end: true },
    // Who is here now, no copy knows.
    presence: {},
  };
}
