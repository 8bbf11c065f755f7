import { createContext } from 'react';

/** What was typed into forms and not saved: of each form the fields that differ. It is in memory only. */
export type Unsaved = Map<string, Readonly<Record<string, unknown>>>;

/** Where forms keep that; null: nowhere. */
export const UnsavedContext = createContext<Unsaved | null>(null);

const byOwner = new WeakMap<object, { readonly whose: string; readonly kept: Unsaved }>();

/** What is kept of one person as long as that object is: of whoever was there before, nothing. */
export function unsavedOf(owner: object, whose: string): Unsaved {
  const before = byOwner.get(owner);
  if (before?.whose === whose) return before.kept;
  const kept: Unsaved = new Map();
  byOwner.set(owner, { whose, kept });
  return kept;
}
