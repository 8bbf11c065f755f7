import { Exposures } from './exposure.ts';
import { LogTable } from './log-table.ts';
import type { Sends } from './sends.ts';
import { Tally } from './tally.ts';
import { Violations } from './violations.ts';

/** What a run has met by accident and must have met, or it proves nothing. */
export type Sometimes =
  | 'duplicate ack'
  | 'gap repaired'
  | 'limited sync'
  | 'retry after a storage error'
  | 'slow client closed'
  | 'left during a broadcast';

/** A read position that a device asked for. */
export interface ReadMark {
  readonly person: string;
  readonly room: string;
  readonly ord: number;
  /** As the server answered. */
  readonly told: number | null;
  readonly invokedAt: number;
  readonly endedAt: number;
}

/** Everything that the clients of one arena wrote down. */
export class History {
  readonly violations = new Violations();
  readonly tables = new Map<string, LogTable>();
  readonly exposures = new Exposures();
  readonly sends: Sends[] = [];
  readonly reads: ReadMark[] = [];
  readonly seen = new Tally();
  readonly faults = new Tally();
  /** Seqs that a fault put into a room's log: events that no client of today knows. */
  readonly planted = new Map<string, Set<number>>();
  /** What helps to understand a violation. */
  readonly notes: string[] = [];
  observations = 0;
  acked = 0;
  retries = 0;
  /** Problems that clients reported, by kind. */
  readonly problems = new Tally();

  table(room: string): LogTable {
    const table = this.tables.get(room) ?? new LogTable(room);
    this.tables.set(room, table);
    return table;
  }

  saw(what: Sometimes): void {
    this.seen.add(what);
  }

  /** Lets go of all that only the checks needed. */
  forget(): void {
    this.tables.clear();
    this.sends.length = 0;
    this.reads.length = 0;
    this.exposures.clear();
  }

  /** A fault of a row of the matrix. */
  fault(row: string, times = 1): void {
    this.faults.add(row, times);
  }
}
