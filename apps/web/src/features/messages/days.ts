import { createDayOf } from './day.ts';
import { sameDay } from './grouping.ts';
import type { Row } from './rows.ts';

const dayOf = createDayOf();

export interface Day {
  /** Of its first row. */
  readonly at: number;
  readonly key: string;
  readonly rows: readonly Row[];
}

/** Rows by day, for the labels between them. */
export function byDay(rows: readonly Row[]): readonly Day[] {
  const days: { at: number; key: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = days.at(-1);
    if (last !== undefined && sameDay(last.at, row.at)) last.rows.push(row);
    else days.push({ at: row.at, key: `${dayOf(row.at)}`, rows: [row] });
  }
  return days;
}
