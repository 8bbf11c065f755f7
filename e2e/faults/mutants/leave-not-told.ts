import type { Mutant } from './mutant.ts';

export const leaveNotTold: Mutant = {
  name: 'leave-not-told',
  bug: 'A person’s other devices do not hear that they left',
  patches: [
    {
      file: 'apps/server/src/features/members/join.ts',
      find: "  await tx.tell(person.id, 'room:left', { roomId });\n",
      replace: '',
    },
  ],
  rows: ['F15'],
  breaks: ['I8', 'I4', 'I11'],
};
