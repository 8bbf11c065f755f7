import type { Mutant } from './mutant.ts';

export const rejectedOnStorageError: Mutant = {
  name: 'rejected-on-storage-error',
  bug: 'A storage error is answered `rejected`',
  patches: [
    {
      file: 'apps/server/src/log/log.ts',
      find: "import { TryAgain } from '../lib/errors.ts';",
      replace: "import { Rejection, TryAgain } from '../lib/errors.ts';",
    },
    {
      file: 'apps/server/src/log/log.ts',
      find: 'waiting.reject(new TryAgain(BUSY_AFTER));',
      replace: "waiting.reject(new Rejection('invalid', 'The storage failed.'));",
    },
  ],
  rows: ['F8a'],
  breaks: ['row'],
};
