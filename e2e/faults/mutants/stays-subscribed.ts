import type { Mutant } from './mutant.ts';

export const staysSubscribed: Mutant = {
  name: 'stays-subscribed',
  bug: 'Who leaves keeps getting packets',
  patches: [
    {
      file: 'apps/server/src/realtime/channels.ts',
      find: '        connection.logs.delete(change.roomId);\n        drop(byLog, change.roomId, connection);',
      replace: '',
    },
  ],
  rows: ['F15'],
  breaks: ['I7'],
};
