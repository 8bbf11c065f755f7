import type { PresenceState } from '@parley/shared/features/presence.ts';
import { defineSlice } from '../../store/define-slice.ts';
import { without } from '../../lib/records.ts';

/**
 * Who is here, of the rooms that the device holds; who is missing is offline. Only members are looked up in it: signals do not wait for
 * events, so that it must not follow who left and who came.
 */
export type PresenceByRoom = Readonly<Record<string, Readonly<Record<string, PresenceState>>>>;

const initial: PresenceByRoom = {};

export const presence = defineSlice(initial, {
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
