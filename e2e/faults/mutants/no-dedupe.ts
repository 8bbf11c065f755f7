import type { Mutant } from './mutant.ts';

export const noDedupe: Mutant = {
  name: 'no-dedupe',
  bug: 'What was applied is applied again',
  patches: [
    {
      file: 'packages/client/src/core/cursor.ts',
      find: '(cursor.at !== null && end <= cursor.at)) return { cursor, apply: [] };',
      replace: '(cursor.at !== null && end <= cursor.at)) return { cursor, apply: run.events.length === 0 ? [] : [run] };',
    },
  ],
  rows: ['F2', 'F4'],
  breaks: ['I4'],
};
