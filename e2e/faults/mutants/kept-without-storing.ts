import type { Mutant } from './mutant.ts';

export const keptWithoutStoring: Mutant = {
  name: 'kept-without-storing',
  bug: 'A device says that it keeps a message and does not',
  patches: [
    {
      file: 'packages/client/src/outbox-sender.ts',
      find: '    await storage.put(entry);\n',
      replace: '',
    },
  ],
  rows: ['F17'],
  breaks: ['I1'],
};
