import { defineSlice } from '../../store/define-slice.ts';
import { without } from '../../lib/records.ts';

export interface ReadingState {
  /** The room on screen. */
  readonly shown: string | null;
  /** The last message of it that was read when it came on screen, or when one looked away; below stands “New”, and stays while one reads. Null: nothing was new. */
  readonly line: number | null;
  /** Its end is in view. */
  readonly atEnd: boolean;
  /** Somebody is in front of the screen. */
  readonly attentive: boolean;
  /** The reader wants it to stay unread until they leave. */
  readonly kept: boolean;
  /** How often one has written there in this tab since it is on screen: each time leads to its end. */
  readonly sends: number;
  /** By room: what the server is being told, by this tab or another, and has not confirmed. */
  readonly told: Readonly<Record<string, Told>>;
}

interface Told {
  readonly ord: number;
  /** This tab goes back on purpose. */
  readonly back: boolean;
}

const initial: ReadingState = { shown: null, line: null, atEnd: false, attentive: true, kept: false, sends: 0, told: {} };

function settle(state: ReadingState, roomId: string): ReadingState {
  const told = without(state.told, roomId);
  return told === state.told ? state : { ...state, told };
}

function tell(state: ReadingState, roomId: string, told: Told): ReadingState {
  return { ...state, told: { ...state.told, [roomId]: told } };
}

function show({ told, attentive }: ReadingState, shown: string | null, line: number | null): ReadingState {
  return { ...initial, told, attentive, shown, line };
}

function hide(state: ReadingState, roomId: string): ReadingState {
  return state.shown === roomId ? show(state, null, null) : state;
}

/** What the server has, or a later position, of whatever device. An earlier one was on its way before. */
function hear(state: ReadingState, roomId: string, ord: number): ReadingState {
  const told = state.told[roomId];
  return told !== undefined && (told.back ? ord === told.ord : ord >= told.ord) ? settle(state, roomId) : state;
}

/** What is on screen and how far it was read, beyond what the server knows. */
export const reading = defineSlice(initial, {
  events: {
    'room:left': (state, { roomId }) => settle(hide(state, roomId), roomId),
    'read:marked': (state, { roomId, ord }) => hear(state, roomId, ord),
  },
  person: { rooms: (state, rooms) => rooms.reduce((next, { room, readOrd }) => hear(next, room.id, readOrd), state) },
  local: {
    'room:shown': (state, { roomId, readOrd, ord }) => {
      const line = readOrd < ord ? readOrd : null;
      if (state.shown !== roomId) return show(state, roomId, line);
      // Told again, more is known of it than what this device had kept. What was read here since does not move a line that stands.
      if (state.told[roomId] === undefined) return line === state.line ? state : { ...state, line };
      return line === null || (state.line ?? Infinity) <= line ? state : { ...state, line };
    },
    'room:hidden': (state, { roomId }) => hide(state, roomId),
    'reader:moved': (state, { roomId, atEnd }) => (state.shown !== roomId || state.atEnd === atEnd ? state : { ...state, atEnd }),
    'reader:attends': (state, { attentive, readOrd, ord }) => {
      if (attentive === state.attentive) return state;
      // Where everything was read the line has done its work, unless it was asked for.
      const line = readOrd >= ord && !state.kept ? null : state.line;
      // What comes while nobody looks is new to them when they are back, though it was on screen.
      if (!attentive) return { ...state, attentive, line: line ?? (state.shown === null ? null : ord) };
      return { ...state, attentive, line: line === ord ? null : line };
    },
    'message:written': (state, { roomId }) => (state.shown === roomId ? { ...state, sends: state.sends + 1 } : state),
    'read:told': (state, { roomId, ...told }) => tell(state, roomId, told),
    'read:settled': (state, { roomId }) => settle(state, roomId),
    'read:kept': (state, { roomId, ord }) => tell(state.shown === roomId ? { ...state, line: ord, kept: true } : state, roomId, { ord, back: true }),
    'read:released': (state, { roomId }) => (state.shown === roomId && state.kept ? { ...state, kept: false } : state),
  },
});
