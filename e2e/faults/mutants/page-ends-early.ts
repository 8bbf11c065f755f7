import type { Mutant } from './mutant.ts';

export const pageEndsEarly: Mutant = {
  name: 'page-ends-early',
  bug: 'A page says that it is the last',
  patches: [
    {
      file: 'apps/server/src/features/messages/messages.queries.ts',
      find: 'end: forward ? complete : request.before === undefined,',
      replace: 'end: true,',
    },
  ],
  rows: ['F2'],
  breaks: ['I1'],
};
