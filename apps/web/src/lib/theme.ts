import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './stored.ts';

export type Theme = 'system' | 'light' | 'dark';

const ground = { light: '#f3f0ec', dark: '#13110f' } as const;
const listeners = new Set<() => void>();

function systemIsDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

function chosen(): Theme {
  const stored = readStored('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function show(): void {
  const theme = chosen();
  const shown = theme === 'system' ? (systemIsDark().matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground[shown]);
}

/** Keeps the page in the chosen theme; public/theme.js has set it before the first paint. */
export function followTheme(): void {
  systemIsDark().addEventListener('change', show);
  // Another tab of this browser changed it.
  addEventListener('storage', (event) => {
    if (event.key === 'parley:theme') announce();
  });
}

function announce(): void {
  show();
  for (const listener of listeners) listener();
}

export function chooseTheme(theme: Theme): void {
  writeStored('theme', theme === 'system' ? null : theme);
  announce();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme this device has chosen. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosen);
}
