import type { Mutant } from './mutant.ts';

export const readWithoutMembership: Mutant = {
  name: 'read-without-membership',
  bug: 'A room can be read by whoever knows its cursor',
  patches: [
    {
      file: 'apps/server/src/realtime/sync.ts',
      find: '(db) => memberSince(db, id, personId),',
      replace: '() => Promise.resolve(0),',
    },
  ],
  rows: ['F15'],
  breaks: ['I7'],
};
