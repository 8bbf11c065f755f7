import type { Mutant } from './mutant.ts';

export const packetBeforeCommit: Mutant = {
  name: 'packet-before-commit',
  bug: 'The packet leaves before the commit',
  patches: [
    {
      file: 'apps/server/src/log/log.ts',
      find: '        return group.finish();',
      replace: '        const made = await group.finish();\n        deliver(made);\n        return made;',
    },
  ],
  rows: ['F8b'],
  breaks: ['I1', 'I4', 'I2', 'I3'],
};
