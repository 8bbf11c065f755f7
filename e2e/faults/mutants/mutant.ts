import type { InvariantId } from '../history/violations.ts';

export interface Patch {
  /** From the root of the repository. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** A bug that is planted in a copy of the sources. A run over it must find it, or the checker proves nothing. */
export interface Mutant {
  readonly name: string;
  readonly bug: string;
  readonly patches: readonly Patch[];
  readonly rows: readonly string[];
  /** It must violate one of these. */
  readonly breaks: readonly InvariantId[];
}
