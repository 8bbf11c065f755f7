import type { Mutant } from './mutant.ts';

export const orderByTime: Mutant = {
  name: 'order-by-time',
  bug: 'Timelines are ordered by a clock that may step back',
  patches: [
    {
      file: 'apps/server/src/features/messages/messages.queries.ts',
      find: ".orderBy('seq', forward ? 'asc' : 'desc')",
      replace: ".orderBy('at', forward ? 'asc' : 'desc')",
    },
    {
      file: 'apps/server/src/log/group.ts',
      find: 'at: Math.max(now, before.at) }',
      replace: 'at: now }',
    },
  ],
  rows: ['F12'],
  breaks: ['I3', 'I1', 'I4'],
};
