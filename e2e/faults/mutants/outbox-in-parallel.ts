import type { Mutant } from './mutant.ts';

export const outboxInParallel: Mutant = {
  name: 'outbox-in-parallel',
  bug: 'All messages of a room are on the way at once',
  patches: [
    {
      file: 'packages/client/src/core/outbox.ts',
      find: "if (item.phase === 'failed' || rooms.has(item.entry.roomId)) return false;",
      replace: "if (item.phase === 'failed') return false;",
    },
  ],
  rows: ['F8a'],
  breaks: ['I5'],
};
