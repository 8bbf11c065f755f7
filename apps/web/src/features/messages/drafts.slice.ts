import { defineSlice } from '../../store/define-slice.ts';
import { without } from '../../lib/records.ts';

export interface DraftsState {
  /** What was written and not sent, by room. */
  readonly texts: Readonly<Record<string, string>>;
  /** What this device remembered has been read. */
  readonly loaded: boolean;
}

const initial: DraftsState = { texts: {}, loaded: false };

function set(state: DraftsState, roomId: string, text: string): DraftsState {
  if ((state.texts[roomId] ?? '') === text) return state;
  return { ...state, texts: text === '' ? without(state.texts, roomId) : { ...state.texts, [roomId]: text } };
}

export const drafts = defineSlice(initial, {
  events: { 'room:left': (state, { roomId }) => set(state, roomId, '') },
  local: {
    'draft:changed': (state, { roomId, text }) => set(state, roomId, text),
    // What was typed meanwhile is newer.
    'drafts:loaded': (state, texts) => ({ loaded: true, texts: { ...texts, ...state.texts } }),
  },
});
