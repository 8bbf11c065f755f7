import type { Mutant } from './mutant.ts';

export const leaveAfterEmit: Mutant = {
  name: 'leave-after-emit',
  bug: 'Who leaves still gets the packet of that commit group',
  patches: [
    {
      file: 'apps/server/src/realtime/channels.ts',
      find: 'if (leaving.size === 0 || !leaving.has(`${packet.log} ${connection.personId}`)) {',
      replace: 'if (leaving.size >= 0) {',
    },
  ],
  rows: ['F15'],
  breaks: ['I7'],
};
