import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { roomId } from '../ids.ts';

const ord = z.number().check(z.int(), z.nonnegative());

export const reading = defineFeature({
  commands: {
    'read:mark': command({
      input: z.strictObject({
        roomId,
        ord,
        /** Marks as unread what was read before. Without it a position never goes back, however late it is told. */
        back: z.optional(z.boolean()),
      }),
      output: z.object({ ord }),
      rate: 'change',
      about: 'Sets your read position in a room to a message (by `ord`); every unread count is derived from it.',
    }),
  },
  events: {
    /** To the person's own devices. */
    'read:marked': logEvent('person', z.object({ roomId, ord }), { told: 'whole', left: 'nothing' }),
  },
  signals: {},
});
