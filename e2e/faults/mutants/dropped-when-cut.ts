import type { Mutant } from './mutant.ts';

export const droppedWhenCut: Mutant = {
  name: 'dropped-when-cut',
  bug: 'What was on the way when the connection was lost is forgotten',
  patches: [
    {
      file: 'packages/client/src/outbox-sender.ts',
      find: '    resends.clear();\n    box = outbox.requeue(box);',
      replace: "    resends.clear();\n    box = box.filter(({ phase }) => phase !== 'sent');\n    show();",
    },
  ],
  rows: ['F2'],
  breaks: ['I1'],
};
