import { DEPARTED } from '@parley/shared/departed.ts';
import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import { without } from '../../lib/records.ts';
import { defineSlice } from '../../store/define-slice.ts';

/** Whom I have blocked, by their id. */
export type BlockingState = Readonly<Record<string, BlockedPerson>>;

const initial: BlockingState = {};

export const blocking = defineSlice(initial, {
  events: {
    'person:blocked': (state, { blocked }) => ({ ...state, [blocked.id]: blocked }),
    'person:deleted': (state, { personId: id }) => {
      const before = state[id];
      return before === undefined ? state : { ...state, [id]: { ...before, name: DEPARTED } };
    },
    'person:unblocked': (state, { personId }) => without(state, personId),
  },
  person: { blocking: (_, people) => Object.fromEntries(people.map((each) => [each.id, each])) },
});
