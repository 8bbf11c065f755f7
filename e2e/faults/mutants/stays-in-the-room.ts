import type { Mutant } from './mutant.ts';

export const staysInTheRoom: Mutant = {
  name: 'stays-in-the-room',
  bug: 'A device goes on with a room that its person has left',
  patches: [
    {
      file: 'packages/client/src/own-log.ts',
      find: "    if (event.type === 'room:left') options.left(event.payload.roomId);\n",
      replace: '',
    },
  ],
  rows: ['F15'],
  breaks: ['I4', 'I8', 'I11'],
};
