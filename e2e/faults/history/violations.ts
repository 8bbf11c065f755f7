/** The invariants of the fault tests; docs/FAULTS.md says what each holds. `row`: what a row of the matrix promises of itself. */
export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I11' | 'I12' | 'row';

export interface Violation {
  readonly invariant: InvariantId;
  readonly what: string;
}

/** Details that are kept of each invariant: the first ones tell what happened. */
const KEPT = 8;

/** What was found wrong, counted in full and kept in part. */
export class Violations {
  readonly counts = new Map<InvariantId, number>();
  readonly examples: Violation[] = [];

  add(invariant: InvariantId, what: string): void {
    const count = (this.counts.get(invariant) ?? 0) + 1;
    this.counts.set(invariant, count);
    if (count <= KEPT) this.examples.push({ invariant, what });
  }

  addAll(found: readonly Violation[]): void {
    for (const { invariant, what } of found) this.add(invariant, what);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
