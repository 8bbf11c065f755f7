import type { Mutant } from './mutant.ts';

export const noIdUniqueness: Mutant = {
  name: 'no-id-uniqueness',
  bug: 'Sending an id again makes a second message',
  patches: [
    {
      file: 'apps/server/src/features/messages/messages.handlers.ts',
      find: 'if (!(await insertMessage(tx.db, { id, room_id: roomId, seq, author_id: personId, at }))) {',
      replace: "if (!(await insertMessage(tx.db, { id, room_id: roomId, seq, author_id: personId, at })) && member.role === ('nobody' as never)) {",
    },
  ],
  rows: ['F4'],
  breaks: ['I2'],
};
