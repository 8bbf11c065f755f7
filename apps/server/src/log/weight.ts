/** What one page of events may weigh, in characters of payload. */
const PAGE_WEIGHT = 256_000;

interface Weighed {
  readonly payload: string;
}

/** Rows that together weigh no more than `most`, and in any case one. */
export interface Page<Row extends Weighed> {
  readonly rows: readonly Row[];
  /** Whether there was room for it. */
  add(row: Row): boolean;
}

export function createPage<Row extends Weighed>(most: number = PAGE_WEIGHT): Page<Row> {
  const bound = Math.min(most, PAGE_WEIGHT);
  const rows: Row[] = [];
  let weight = 0;
  return {
    rows,
    add(row) {
      weight += row.payload.length;
      const fits = rows.length === 0 || weight <= bound;
      if (fits) {
        rows.push(row);
      }
      return fits;
    },
  };
}

/** The first rows that fit into one page. */
export function withinWeight<Row extends Weighed>(rows: readonly Row[]): Row[] {
  const page = createPage<Row>();
  const heavy = rows.findIndex((row) => !page.add(row));
  return rows.slice(0, heavy === -1 ? rows.length : heavy);
}
