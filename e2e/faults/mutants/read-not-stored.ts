import type { Mutant } from './mutant.ts';

export const readNotStored: Mutant = {
  name: 'read-not-stored',
  bug: 'A read position is told and not stored',
  patches: [
    {
      file: 'apps/server/src/features/reading/reading.handlers.ts',
      find: '.set({ read_ord: position })',
      replace: '.set({ read_ord: member.readOrd })',
    },
  ],
  rows: ['F2'],
  breaks: ['I9', 'I8'],
};
