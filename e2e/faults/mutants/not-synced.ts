import type { Mutant } from './mutant.ts';

export const notSynced: Mutant = {
  name: 'not-synced',
  bug: 'A commit is not on the disk when it is answered (`synchronous=NORMAL`)',
  patches: [
    { file: 'apps/server/src/db/sqlite.ts', find: "db.pragma('synchronous = FULL');", replace: "db.pragma('synchronous = NORMAL');" },
    { file: 'apps/server/src/db/sqlite.ts', find: 'held.synchronous !== 2', replace: 'held.synchronous !== 1' },
  ],
  rows: ['F8c'],
  breaks: ['I1'],
};
