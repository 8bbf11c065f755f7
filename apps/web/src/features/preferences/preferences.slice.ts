import type { Preferences } from '@parley/shared/features/preferences.ts';
import { defineSlice } from '../../store/define-slice.ts';

export interface PreferencesState {
  /** As the server has them; null: it has not said yet. */
  readonly known: Preferences | null;
  /** What was chosen on this device and the server may not have yet. */
  readonly told: Preferences;
  /** How it is here. */
  readonly now: Preferences;
}

const initial: PreferencesState = { known: null, told: {}, now: {} };

/** `told` without what is the same in `done`. */
function rest(told: Preferences, done: Readonly<Record<string, unknown>>): Preferences {
  return Object.fromEntries(Object.entries(told).filter(([name, value]) => done[name] !== value));
}

function put(known: Preferences | null, told: Preferences): PreferencesState {
  return { known, told, now: { ...known, ...told } };
}

function learn(state: PreferencesState, known: Preferences): PreferencesState {
  return put(known, rest(state.told, known));
}

/** How one likes it, on all of one’s devices. */
export const preferences = defineSlice(initial, {
  events: { 'preferences:changed': (state, payload) => learn(state, payload.preferences) },
  person: { preferences: learn },
  local: {
    'preferences:told': ({ known, told }, chosen) => put(known, { ...told, ...chosen }),
    'preferences:settled': ({ known, told }, done) => put(known, rest(told, done)),
  },
});
