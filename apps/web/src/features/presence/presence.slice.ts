import type { PresenceState } from '@parley/shared/features/presence.ts';
import { defineSlice } from '../../store/define-slice.ts';
import { without } from '../../lib/records.ts';

/** Who is here, of the rooms that the device holds; who is missing is offline. */
export type PresenceByRoom = Readonly<Record<string, Readonly<Record<string, PresenceState>>>>;

const initial: PresenceByRoom = {};

export const presence = defineSlice(initial, {
  events: {
    'member:left': (state, { personId }, { log }) => {
      const here = state[log];
      return here?.[personId] === undefined ? state : { ...state, [log]: without(here, personId) };
    },
  },
  signals: {
    'presence:changed': (state, { roomId, people }) => {
      const here = state[roomId];
      return here === undefined ? state : { ...state, [roomId]: { ...here, ...people } };
    },
    'presence:listed': (state, { roomId, people }) => (state[roomId] === undefined ? state : { ...state, [roomId]: people }),
  },
  room: { presence: (state, here, roomId) => ({ ...state, [roomId]: here }) },
  local: {
    'room:gone': (state, { roomId }) => without(state, roomId),
    'room:released': (state, { roomId }) => without(state, roomId),
  },
});
