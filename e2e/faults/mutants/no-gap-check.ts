import type { Mutant } from './mutant.ts';

export const noGapCheck: Mutant = {
  name: 'no-gap-check',
  bug: 'What comes after a hole is applied',
  patches: [
    {
      file: 'packages/client/src/core/cursor.ts',
      find: '  if (cursor.awaits || cursor.at === null || run.from > cursor.at + 1) {',
      replace:
        '  if (!cursor.awaits && cursor.at !== null && run.from > cursor.at + 1) return { cursor: { ...cursor, at: end, head }, apply: [run] };\n  if (cursor.awaits || cursor.at === null) {',
    },
  ],
  rows: ['F1'],
  breaks: ['I4'],
};
