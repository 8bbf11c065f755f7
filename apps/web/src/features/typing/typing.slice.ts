import * as limits from '@parley/shared/limits.ts';
import { defineSlice } from '../../store/define-slice.ts';
import { without } from '../../lib/records.ts';

/** Who is typing in which room, and until when that is worth showing. */
export type TypingState = Readonly<Record<string, Readonly<Record<string, number>>>>;

const initial: TypingState = {};

function stop(state: TypingState, roomId: string, personId: string): TypingState {
  const writers = state[roomId];
  if (writers?.[personId] === undefined) return state;
  const rest = without(writers, personId);
  return Object.keys(rest).length === 0 ? without(state, roomId) : { ...state, [roomId]: rest };
}

function expire(state: TypingState, now: number): TypingState {
  return Object.entries(state)
    .flatMap(([roomId, writers]) => Object.entries(writers).map(([personId, until]) => ({ roomId, personId, until })))
    .reduce((next, { roomId, personId, until }) => (until <= now ? stop(next, roomId, personId) : next), state);
}

export const typing = defineSlice(initial, {
  events: {
    'message:sent': (state, _, { log, actor }) => (actor === null ? state : stop(state, log, actor)),
    'member:left': (state, { personId }, { log }) => stop(state, log, personId),
  },
  signals: {
    'typing:changed': (state, { roomId, personId, typing: isTyping }, now) =>
      isTyping ? { ...state, [roomId]: { ...state[roomId], [personId]: now + limits.typingExpires } } : stop(state, roomId, personId),
  },
  local: {
    'room:gone': (state, { roomId }) => without(state, roomId),
    'time:passed': (state, { now }) => expire(state, now),
    // What would have said that they stopped may be lost.
    'connection:changed': (state, status) => (status === 'online' || state === initial ? state : initial),
  },
});

/** When the next of them has been typing for too long without a sign; null: nobody is. */
export function nextTypingEnd(state: TypingState): number | null {
  const ends = Object.values(state).flatMap((writers) => Object.values(writers));
  return ends.length === 0 ? null : Math.min(...ends);
}
