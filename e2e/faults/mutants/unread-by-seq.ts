import type { Mutant } from './mutant.ts';

export const unreadBySeq: Mutant = {
  name: 'unread-by-seq',
  bug: 'Unread is counted by events instead of messages',
  patches: [
    {
      file: 'apps/server/src/features/rooms/rooms.queries.ts',
      find: 'seq: row.seq, ord: row.ord, readOrd',
      replace: 'seq: row.seq, ord: row.seq, readOrd',
    },
  ],
  rows: ['F2'],
  breaks: ['I9', 'I8'],
};
