import type { Mutant } from './mutant.ts';

export const catchUpOffByOne: Mutant = {
  name: 'catch-up-off-by-one',
  bug: 'Catching up begins one event too early',
  patches: [
    {
      file: 'apps/server/src/log/log.queries.ts',
      find: ".where('seq', '>', after + rows.length)",
      replace: ".where('seq', '>=', after + rows.length)",
    },
  ],
  rows: ['F2'],
  breaks: ['I4'],
};
