import type { Mutant } from './mutant.ts';

export const busyIsFinal: Mutant = {
  name: 'busy-is-final',
  bug: 'A message that was told to wait is given up',
  patches: [
    {
      file: 'packages/client/src/outbox-sender.ts',
      find: '      box = outbox.paused(box, entry.id, wait);\n',
      replace: "      if (ack.afterMs >= 0) return fail([item], 'busy');\n      box = outbox.paused(box, entry.id, wait);\n",
    },
  ],
  rows: ['F8a'],
  breaks: ['row'],
};
