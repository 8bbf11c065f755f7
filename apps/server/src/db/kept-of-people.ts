import { DEPARTED } from '@parley/shared/departed.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { sql } from 'kysely';
import type { Db } from './schema.ts';

/**
 * What one table keeps of people, to its last column: what of it somebody gets who exports what is kept of them, and what not. Every table of the database is in
 * such a list (a test walks them), so that a feature that keeps something new says both.
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
  /** Of rows that stay: the column with what they were called. It is not told any more. */
  readonly called?: string;
  /** In the place of the columns, where they say too little. */
  readonly rows?: (db: Db, personId: PersonId) => Promise<readonly object[]>;
}

/** Tables that keep nothing of anybody, or what is told in another way, and where. */
export type NotOfPeople = Readonly<Record<string, string>>;

/**
 * Deletes what is kept of somebody who has left for good, but for what has a reason to stay, and that is under no name: the last table first, so that what
 * others refer to goes last.
 */
export async function eraseKept(db: Db, kept: readonly KeptOfPeople[], personId: PersonId): Promise<void> {
  for (const { table, whose, stays, called } of kept.toReversed()) {
    if (stays === undefined) {
      await sql`delete from ${sql.table(table)} where ${sql.ref(whose)} = ${personId}`.execute(db);
    } else if (called !== undefined) {
      await sql`update ${sql.table(table)} set ${sql.ref(called)} = ${DEPARTED} where ${sql.ref(whose)} = ${personId}`.execute(db);
    }
  }
}
