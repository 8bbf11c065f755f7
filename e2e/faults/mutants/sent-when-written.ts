import type { Mutant } from './mutant.ts';

export const sentWhenWritten: Mutant = {
  name: 'sent-when-written',
  bug: 'A message is shown as sent when it was written to the socket',
  patches: [
    {
      file: 'packages/client/src/outbox-sender.ts',
      find: '      options.emit({ id: entry.id, roomId: entry.roomId, body: entry.body });',
      replace: '      options.emit({ id: entry.id, roomId: entry.roomId, body: entry.body });\n      void take(entry.id);',
    },
  ],
  rows: ['F2'],
  breaks: ['I1'],
};
