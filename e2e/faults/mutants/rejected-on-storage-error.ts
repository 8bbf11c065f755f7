import type { Mutant } from './mutant.ts';

export const rejectedOnStorageError: Mutant = {
  name: 'rejected-on-storage-error',
  bug: 'A storage error is answered `rejected`',
  patches: [
    {
      file: 'apps/server/src/log/log.ts',
      find: 'waiting.reject(new TryAgain(BUSY_AFTER));',
      replace: "waiting.reject(new Error('The storage failed.'));",
    },
  ],
  rows: ['F8a'],
  breaks: ['row'],
};
