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

/** The Mann–Whitney U test of two samples, ties by their mean rank: how likely (p, both sides) they would be this different if one source made both. */
export function mannWhitney(left: readonly number[], right: readonly number[]): { readonly z: number; readonly p: number } {
  const all = [...left.map((value) => ({ value, mine: true })), ...right.map((value) => ({ value, mine: false }))].toSorted(
    (a, b) => a.value - b.value,
  );
  let rankSum = 0;
  let ties = 0;
  for (let first = 0; first < all.length;) {
    let end = first;
    while (all[end]?.value === all[first]?.value && end < all.length) end += 1;
    const rank = (first + 1 + end) / 2;
    rankSum += rank * all.slice(first, end).filter(({ mine }) => mine).length;
    ties += (end - first) ** 3 - (end - first);
    first = end;
  }
  const [m, n] = [left.length, right.length];
  const u = rankSum - (m * (m + 1)) / 2;
  const deviation = Math.sqrt(((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
  const z = (u - (m * n) / 2) / deviation;
  return { z, p: 2 * (1 - normal(Math.abs(z))) };
}

/** The normal distribution up to z, z >= 0 (Abramowitz and Stegun, 26.2.17; to 7.5e-8). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const sum = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429].reduceRight((rest, factor) => t * (factor + rest), 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
