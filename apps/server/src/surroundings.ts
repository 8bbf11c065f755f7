import type { Database } from './db/connect.ts';
import type { Space } from './lib/space.ts';

/** What is around a Parley, where tests decide it. */
export interface Surroundings {
  /** What is left of the disk. */
  readonly space?: () => Promise<Space | null>;
  /** The database as it is reached. */
  readonly reached?: (database: Database) => Database;
}
