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

/** How many things lay over the page at this step of the history. */
export function depthHere(): number {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'over' in state ? Number(state.over) : 0;
}

/** Goes to another page of the app without loading it. */
export function go(path: string, { replace = false, state = null }: Going = {}): void {
  // What lies over the page goes with it, and so does its step of the history.
  if (replace || depthHere() > 0) history.replaceState(state, '', path);
  else history.pushState(state, '', path);
  for (const listener of listeners) listener();
}
