import { useSyncExternalStore } from 'react';
import { chosenTheme, onTheme, type Theme } from './theme.ts';

/** The theme this device has chosen, now and whenever it chooses another. */
export function useTheme(): Theme {
  return useSyncExternalStore(onTheme, chosenTheme);
}
