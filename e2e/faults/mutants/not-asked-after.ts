import type { Mutant } from './mutant.ts';

export const notAskedAfter: Mutant = {
  name: 'not-asked-after',
  bug: 'A device that is asked after while it comes back takes no notice',
  patches: [
    {
      file: 'packages/client/src/connection.ts',
      find: "      else if (status !== 'online') tryNow();\n",
      replace: '',
    },
  ],
  rows: ['F5'],
  breaks: ['I11'],
};
