import { readStored, writeStored } from './stored.ts';

export type Theme = 'system' | 'light' | 'dark';

const ground = { light: '#f3f0ec', dark: '#13110f' } as const;
const listeners = new Set<() => void>();

function systemIsDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

/** The theme this device has chosen. */
export function chosenTheme(): Theme {
  const stored = readStored('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function show(): void {
  const theme = chosenTheme();
  const shown = theme === 'system' ? (systemIsDark().matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground[shown]);
}

/** Keeps the page in the chosen theme; public/theme.js has set it before the first paint. */
export function followTheme(): void {
  // It may have changed since.
  show();
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

/** Tells of another choice, also one in another tab. The returned function ends that. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
