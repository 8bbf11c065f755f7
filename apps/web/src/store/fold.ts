import type { Slices, StateOf } from './complete.ts';
import type { Fact } from './facts.ts';

/** Lets every slice answer to a fact with its own corner of the state. */
export function fold<S extends Slices>(slices: S, state: StateOf<S>, fact: Fact): StateOf<S> {
  let next: Record<string, unknown> = state;
  for (const [name, slice] of Object.entries(slices)) {
    const before = next[name];
    const after = slice.apply(before, fact);
    if (after === before) continue;
    if (next === state) next = { ...state };
    next[name] = after;
  }
  return next as StateOf<S>;
}
