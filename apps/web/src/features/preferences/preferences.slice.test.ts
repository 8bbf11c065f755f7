import type { Preferences } from '@parley/shared/features/preferences.ts';
import { expect, test } from 'vitest';
import { preferences, type PreferencesState } from './preferences.slice.ts';

function changed(state: PreferencesState, all: Preferences): PreferencesState {
  const place = { log: 'me', seq: 1, actor: null, at: 0 };
  return preferences.apply(state, { kind: 'event', name: 'preferences:changed', payload: { preferences: all }, place });
}
function told(state: PreferencesState, chosen: Preferences): PreferencesState {
  return preferences.apply(state, { kind: 'local', name: 'preferences:told', payload: chosen });
}
function settled(state: PreferencesState, chosen: Preferences): PreferencesState {
  return preferences.apply(state, { kind: 'local', name: 'preferences:settled', payload: chosen });
}

test('PREF5 what is chosen here counts at once, over what the server has, and until the server has it', () => {
  const known = changed(preferences.initial, { theme: 'light', density: 'compact' });
  const chosen = told(known, { theme: 'dark' });
  expect(chosen.now).toEqual({ theme: 'dark', density: 'compact' });
  // Another device has changed something else meanwhile.
  const other = changed(chosen, { theme: 'light', density: 'comfortable' });
  expect(other.now).toEqual({ theme: 'dark', density: 'comfortable' });
  const done = changed(other, { theme: 'dark', density: 'comfortable' });
  expect(done.told).toEqual({});
  expect(changed(done, { theme: 'light' }).now).toEqual({ theme: 'light' });
});

test('PREF5 what was refused counts no more; what was chosen since, does', () => {
  const chosen = told(changed(preferences.initial, { theme: 'light' }), { theme: 'dark', clock: '24' });
  expect(settled(chosen, { theme: 'dark', clock: '24' }).now).toEqual({ theme: 'light' });
  expect(settled(told(chosen, { clock: '12' }), { theme: 'dark', clock: '24' }).now).toEqual({ theme: 'light', clock: '12' });
});
