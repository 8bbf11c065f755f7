import { DEPARTED } from '@parley/shared/departed.ts';
import type { TimelinePage } from '@parley/shared/features/messages.ts';
import type { MemberRole, Room, RoomSummary } from '@parley/shared/features/rooms.ts';
import { previewOf } from '@parley/shared/preview.ts';
import type { EventPayload } from '@parley/shared/protocol.ts';
import { without } from '../../lib/records.ts';
import { defineSlice } from '../../store/define-slice.ts';
import type { EventPlace } from '../../store/facts.ts';

/** The last message of a room. Of one that came live only the author’s id is known. */
export interface LastMessage {
  readonly authorId: string | null;
  readonly author: string | null;
  readonly text: string;
  readonly at: number;
}

/** A room of mine, as the list shows it, opened or not. */
export interface MyRoom {
  readonly room: Room;
  readonly role: MemberRole;
  /** How far the list has heard of the room’s log; its messages, by the highest number heard of. */
  readonly seq: number;
  readonly ord: number;
  readonly readOrd: number;
  readonly last: LastMessage | null;
}

export interface RoomsState {
  readonly byId: Readonly<Record<string, MyRoom>>;
  /** The list has come. */
  readonly loaded: boolean;
}

const initial: RoomsState = { byId: {}, loaded: false };

function listed({ last, ...summary }: RoomSummary): MyRoom {
  return { ...summary, last: last && { ...last, authorId: last.authorId ?? null } };
}

function change(state: RoomsState, roomId: string, update: (room: MyRoom) => MyRoom): RoomsState {
  const before = state.byId[roomId];
  if (before === undefined) return state;
  const after = update(before);
  return after === before ? state : { ...state, byId: { ...state.byId, [roomId]: after } };
}

/** Takes in an event of a room’s log, once: the list may have heard of it already. */
function heard(state: RoomsState, { log, seq }: EventPlace, update: (room: MyRoom) => MyRoom = (room) => room): RoomsState {
  return change(state, log, (room) => (seq > room.seq ? { ...update(room), seq } : room));
}

function forget(state: RoomsState, roomId: string): RoomsState {
  const byId = without(state.byId, roomId);
  return byId === state.byId ? state : { ...state, byId };
}

/** A room that is opened tells what the list has missed of it. */
function caughtUp(mine: MyRoom, { entries }: TimelinePage, seq: number): MyRoom {
  // As far as the list has heard, but not of everything: what passes by has holes.
  if (seq < mine.seq) return mine;
  const said = entries.findLast(({ type }) => type === 'message:sent');
  if (said === undefined) return { ...mine, seq };
  // The contract says what the payload of this type is.
  const { ord, body } = said.payload as EventPayload<'message:sent'>;
  return { ...mine, seq, ord: Math.max(mine.ord, ord), last: lastOf(said.actor, body, said.at) };
}

function lastOf(authorId: string | null, body: string, at: number): LastMessage {
  return { authorId, author: null, text: previewOf(body), at };
}

function become(state: RoomsState, { room }: { readonly room: Room }, place: EventPlace): RoomsState {
  return heard(state, place, (mine) => ({ ...mine, room }));
}

export const rooms = defineSlice(initial, {
  events: {
    'room:created': become,
    'room:updated': become,
    'room:archived': become,
    'room:unarchived': become,
    'person:deleted': (state, { personId, erased }, place) =>
      heard(state, place, (mine) =>
        mine.last?.authorId === personId
          ? { ...mine, last: { ...mine.last, author: DEPARTED, text: erased ? previewOf('') : mine.last.text } }
          : mine,
      ),
    'person:renamed': (state, { person, before }, place) =>
      heard(state, place, (mine) => (mine.last?.author === before ? { ...mine, last: { ...mine.last, author: person.name } } : mine)),
    'message:sent': (state, { ord, body }, place) =>
      heard(state, place, (mine) => ({
        ...mine,
        ord: Math.max(mine.ord, ord),
        last: lastOf(place.actor, body, place.at),
      })),
    'room:joined': (state, { summary }) => {
      const before = state.byId[summary.room.id];
      const room = before !== undefined && before.seq > summary.seq ? { ...before, role: summary.role, readOrd: summary.readOrd } : listed(summary);
      return { ...state, byId: { ...state.byId, [summary.room.id]: room } };
    },
    'room:left': (state, { roomId }) => forget(state, roomId),
    'read:marked': (state, { roomId, ord }) => change(state, roomId, (mine) => (mine.readOrd === ord ? mine : { ...mine, readOrd: ord })),
  },
  anyEvent: heard,
  room: {
    rooms: (state, room) => change(state, room.id, (mine) => ({ ...mine, room })),
    messages: (state, page, roomId, head) => change(state, roomId, (mine) => caughtUp(mine, page, head)),
  },
  person: { rooms: (_, summaries) => ({ loaded: true, byId: Object.fromEntries(summaries.map((summary) => [summary.room.id, listed(summary)])) }) },
  local: {
    // Only the count: what was said comes with the events themselves.
    'heads:told': (state, heads) =>
      Object.entries(heads).reduce((next, [id, [, ord]]) => change(next, id, (mine) => (ord > mine.ord ? { ...mine, ord } : mine)), state),
  },
});
