import * as z from 'zod/mini';
import { command, defineFeature, signal } from '../contract.ts';
import { personId, roomId } from '../ids.ts';

export const typing = defineFeature({
  commands: {
    'typing:set': command({
      input: z.strictObject({ roomId, typing: z.boolean() }),
      output: z.object({}),
      rate: 'signal',
      answer: 'none',
      about: 'Shows the room’s members that you are typing, or not any more.',
    }),
  },
  events: {},
  signals: {
    /** To the room's members who are connected. */
    'typing:changed': signal(z.object({ roomId, personId, typing: z.boolean() })),
  },
});
