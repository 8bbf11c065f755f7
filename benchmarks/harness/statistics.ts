/** A figure over several rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  return { median: percentile(values, 50), min: Math.min(...values), max: Math.max(...values) };
}

/** The value below which `share` percent lie, interpolated between the two nearest. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('No values');
  const sorted = values.toSorted((a, b) => a - b);
  const place = ((sorted.length - 1) * share) / 100;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Combines two rows of rounds pair by pair: what ran next to each other is compared with each other. */
export function pairwise(left: readonly number[], right: readonly number[], combine: (l: number, r: number) => number): readonly number[] {
  if (left.length !== right.length) throw new Error(`${left.length} rounds against ${right.length}`);
  return left.map((value, index) => combine(value, right[index] ?? Number.NaN));
}
