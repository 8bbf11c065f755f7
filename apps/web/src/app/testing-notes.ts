import type { Notes } from './notes.ts';

/** What the tabs of a browser note for each other and for later. */
export function createTestingNotes(): Notes {
  const kept = new Map<string, string>();
  return {
    all: () => Object.fromEntries(kept),
    write: (key, text) => void (text === null ? kept.delete(key) : kept.set(key, text)),
    taker: (key) => () => void kept.delete(key),
  };
}
