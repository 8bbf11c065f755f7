/** What one page of events may weigh, in characters of payload. */
const PAGE_WEIGHT = 256_000;

/** The first rows that together weigh no more than `most`, and in any case the first. */
export function withinWeight<Row extends { readonly payload: string }>(rows: readonly Row[], most: number = PAGE_WEIGHT): Row[] {
  const bound = Math.min(most, PAGE_WEIGHT);
  let weight = 0;
  const heavy = rows.findIndex((row, index) => {
    weight += row.payload.length;
    return index > 0 && weight > bound;
  });
  return heavy === -1 ? [...rows] : rows.slice(0, heavy);
}
