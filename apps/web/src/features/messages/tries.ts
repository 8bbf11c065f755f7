import { useSyncExternalStore } from 'react';
import type { RowDeeds } from './row-deeds.ts';

/** How often each message was sent again by hand on this page. */
const tries = new Map<string, number>();
const listeners = new Set<() => void>();

/** Sends a message again; wherever that was asked for, its row says that it is being tried. */
export function tryAgain(id: string, deeds: Pick<RowDeeds, 'retry'>): void {
  tries.set(id, (tries.get(id) ?? 0) + 1);
  for (const listener of listeners) listener();
  deeds.retry(id);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How often this message was sent again by hand. */
export function useTries(id: string): number {
  return useSyncExternalStore(subscribe, () => tries.get(id) ?? 0);
}
