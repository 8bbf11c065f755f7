import type { Mutant } from './mutant.ts';

export const keptWithoutStoring: Mutant = {
  name: 'kept-without-storing',
  bug: 'A device says that it keeps a message and does not',
  patches: [
    {
      file: 'packages/client/src/outbox-sender.ts',
      find: '    const writing = storage.put(entry, isNew);',
      replace: '    const writing = Promise.resolve(!isNew || true);',
    },
  ],
  rows: ['F17'],
  breaks: ['I1'],
};
