import type { Mutant } from './mutant.ts';

export const catchUpOffByOne: Mutant = {
  name: 'catch-up-off-by-one',
  bug: 'Catching up begins one event too early',
  patches: [
    {
      file: 'apps/server/src/log/log.queries.ts',
      find: ".where('seq', '>', slot('after'))",
      replace: ".where('seq', '>=', slot('after'))",
    },
  ],
  rows: ['F2'],
  breaks: ['I4'],
};
