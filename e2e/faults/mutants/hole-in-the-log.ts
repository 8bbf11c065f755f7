import type { Mutant } from './mutant.ts';

export const holeInTheLog: Mutant = {
  name: 'hole-in-the-log',
  bug: 'Now and then a seq is left out',
  patches: [
    {
      file: 'apps/server/src/log/group.ts',
      find: 'const seq = before.seq + 1;',
      replace: 'const seq = before.seq + (Math.random() < 0.01 ? 2 : 1);',
    },
  ],
  rows: ['F2'],
  breaks: ['I3'],
};
