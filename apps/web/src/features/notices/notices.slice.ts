import type { Notice } from '@parley/shared/features/notices.ts';
import { defineSlice } from '../../store/define-slice.ts';

/** What the server said to this person alone, in the order in which it was said. */
export type NoticesState = readonly Notice[];

const initial: NoticesState = [];

export const notices = defineSlice(initial, {
  events: {
    'notice:posted': (state, { notice }) => (state.some(({ id }) => id === notice.id) ? state : [...state, notice]),
    'notice:dismissed': (state, { id }) => (state.some((notice) => notice.id === id) ? state.filter((notice) => notice.id !== id) : state),
  },
  person: { notices: (_, all) => all },
});
