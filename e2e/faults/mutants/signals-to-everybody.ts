import type { Mutant } from './mutant.ts';

export const signalsToEverybody: Mutant = {
  name: 'signals-to-everybody',
  bug: 'Typing and presence go to people outside the room',
  patches: [
    {
      file: 'apps/server/src/realtime/channels.ts',
      find: '      const connections = byLog.get(roomId);',
      replace: '      const connections = new Set(byDevice.values());',
    },
  ],
  rows: ['F2'],
  breaks: ['I7'],
};
