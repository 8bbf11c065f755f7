import { createContext } from 'react';

/** What was typed into forms and not saved: of each form the fields that differ. It is in memory only. */
export type Unsaved = Map<string, Readonly<Record<string, unknown>>>;

/** Where forms keep that; null: nowhere. */
export const UnsavedContext = createContext<Unsaved | null>(null);

const byOwner = new WeakMap<object, Unsaved>();

/** What is kept as long as that object is, and seen by nobody who has another. */
export function unsavedOf(owner: object): Unsaved {
  const kept = byOwner.get(owner) ?? new Map();
  byOwner.set(owner, kept);
  return kept;
}
