import type { Mutant } from './mutant.ts';

export const packetLost: Mutant = {
  name: 'packet-lost',
  bug: 'A packet is lost now and then',
  patches: [
    {
      file: 'apps/server/src/realtime/channels.ts',
      find: '            send(connection, encoded);\n          }\n        }\n      }\n      const ends',
      replace: '            if (Math.random() > 0.02) send(connection, encoded);\n          }\n        }\n      }\n      const ends',
    },
  ],
  rows: ['F18'],
  breaks: ['I11'],
};
