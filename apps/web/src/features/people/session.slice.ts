import type { Person } from '@parley/shared/features/people.ts';
import { defineSlice } from '../../store/define-slice.ts';
import type { LocalFacts } from '../../store/facts.ts';

export interface SessionState {
  readonly me: Person | null;
  readonly status: LocalFacts['connection:changed'];
  /** The connection has been away for a while. Null: it has not been there yet. Only while this is false is it known what others do now. */
  readonly lost: boolean | null;
  /** The server speaks a newer version of the protocol than this page, for all that is known. */
  readonly outdated: boolean;
}

const initial: SessionState = { me: null, status: 'connecting', lost: null, outdated: false };

function withMe(state: SessionState, me: Person): SessionState {
  return state.me?.id === me.id && state.me.name === me.name ? state : { ...state, me };
}

/** Whose device this is, and whether it is in step with the server. */
export const session = defineSlice(initial, {
  events: {
    // By the person’s own log only: rooms tell it too, and one of them may be caught up with late.
    'person:renamed': (state, { person }, { log }) => (log === state.me?.id ? withMe(state, person) : state),
  },
  person: { people: (state, { person }) => withMe(state, person) },
  local: {
    'me:known': withMe,
    'connection:changed'(state, status) {
      if (status === state.status) return state;
      const online = status === 'online';
      return { ...state, status, lost: online ? false : state.lost, outdated: status === 'outdated' || (state.outdated && !online) };
    },
    'connection:lost': (state) => (state.lost || state.status === 'online' ? state : { ...state, lost: true }),
  },
});
