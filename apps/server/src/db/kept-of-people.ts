import { DEPARTED } from '@parley/shared/departed.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { sql } from 'kysely';
import type { Db } from './schema.ts';

/**
 * What one table keeps of people, to its last column: what of it somebody gets who exports what is kept of them, and what not.
 */
export interface KeptOfPeople {
  /** What it is called in an export. */
  readonly name: string;
  readonly table: string;
  /** The column that says whose a row is. */
  readonly whose: string;
  /** What whoever it is gets. */
  readonly told: readonly string[];
  /** What nobody gets: secrets and what they hash to, what only the server needs, what is somebody else’s. */
  readonly withheld: readonly string[];
  /** Why rows are there still when whoever they are of has left for good; without a reason they go. */
  readonly stays?: string;
  /** Tables that its rows refer to and whose rows go, too: these go first. */
  readonly refersTo?: readonly string[];
  /** Of rows that stay: the column with what they were called. It is not told any more. */
  readonly called?: string;
  /** In the place of the columns, where they say too little. */
  readonly rows?: (db: Db, personId: PersonId) => Promise<readonly object[]>;
}

/** Tables that keep nothing of anybody, or what is told in another way, and where. */
export type NotOfPeople = Readonly<Record<string, string>>;

/**
 * The tables of a feature, or of a way in. Every table of the database is in one of these (a test walks them), so that whoever keeps something new says what it is.
 */
export interface Kept {
  readonly ofPeople?: readonly KeptOfPeople[];
  readonly ofNobody?: NotOfPeople;
  /** Columns that lead to files in the data folder: one that nothing leads to goes. */
  readonly files?: readonly FileColumn[];
}

export interface FileColumn {
  readonly table: string;
  readonly column: string;
}

/** The same, each behind all that refer to its table. */
export function inOrderOfErasing(kept: readonly KeptOfPeople[]): readonly KeptOfPeople[] {
  const placed = new Set<KeptOfPeople>();
  function place(each: KeptOfPeople, above: readonly KeptOfPeople[]): void {
    if (above.includes(each)) {
      throw new Error(`Tables that refer to each other can’t be erased one after the other: ${above.map(({ table }) => table).join(', ')}.`);
    }
    if (placed.has(each)) {
      return;
    }
    for (const other of kept) {
      if (other.refersTo?.includes(each.table)) {
        place(other, [...above, each]);
      }
    }
    placed.add(each);
  }
  for (const each of kept) {
    place(each, []);
  }
  return [...placed];
}

/** Deletes what is kept of somebody who has left for good, but for what has a reason to stay, and that is under no name. What others refer to goes behind them. */
export async function eraseKept(db: Db, kept: readonly KeptOfPeople[], personId: PersonId): Promise<void> {
  for (const { table, whose, stays, called } of inOrderOfErasing(kept)) {
    if (stays === undefined) {
      await sql`delete from ${sql.table(table)} where ${sql.ref(whose)} = ${personId}`.execute(db);
    } else if (called !== undefined) {
      await sql`update ${sql.table(table)} set ${sql.ref(called)} = ${DEPARTED} where ${sql.ref(whose)} = ${personId}`.execute(db);
    }
  }
}
