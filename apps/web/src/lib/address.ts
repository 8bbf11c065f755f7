import { useSyncExternalStore } from 'react';

interface Going {
  /** Takes the place of where one is, so that there is no way back to it. */
  readonly replace?: boolean;
  /** What is kept with this step of the history. */
  readonly state?: unknown;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** The path in the address bar, now and whenever it changes. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Goes to another page of the app without loading it. */
export function go(path: string, { replace = false, state = null }: Going = {}): void {
  if (replace) history.replaceState(state, '', path);
  else history.pushState(state, '', path);
  for (const listener of listeners) listener();
}
