import type { Mutant } from './mutant.ts';

export const joinBeforeEmit: Mutant = {
  name: 'join-before-emit',
  bug: 'Who joins gets what was said before, in the same commit group',
  patches: [
    {
      file: 'apps/server/src/realtime/channels.ts',
      find: '      for (const packet of commit.packets) {',
      replace: '      for (const change of commit.changes) carryOut(change, new Map());\n      for (const packet of commit.packets) {',
    },
  ],
  rows: ['F15'],
  breaks: ['I7'],
};
