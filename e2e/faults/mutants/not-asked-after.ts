import type { Mutant } from './mutant.ts';

export const notAskedAfter: Mutant = {
  name: 'not-asked-after',
  bug: 'A device that is asked after while it comes back takes no notice',
  patches: [
    {
      file: 'packages/client/src/connection.ts',
      find: '    cancelCheck ??= clock.after(timing.probe, check);\n',
      replace: '    cancelCheck ??= check === undefined ? check : nothing;\n',
    },
  ],
  rows: ['F5'],
  breaks: ['I11'],
};
