import type { Mutant } from './mutant.ts';

export const packetLost: Mutant = {
  name: 'packet-lost',
  bug: 'A packet is lost now and then',
  patches: [
    {
      file: 'apps/server/src/realtime/channels.ts',
      find: '            connection.write(encoded);\n          }\n        }\n      }\n      for',
      replace: '            if (Math.random() > 0.02) connection.write(encoded);\n          }\n        }\n      }\n      for',
    },
  ],
  rows: ['F18'],
  breaks: ['I11'],
};
