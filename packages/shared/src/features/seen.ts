import * as z from 'zod/mini';
import { command, defineFeature, signal } from '../contract.ts';
import { messageId, personId, roomId } from '../ids.ts';

/** Who has read a message: how many, and some of them. */
const seenBy = z.object({ messageId, count: z.number(), readers: z.array(personId) });
export type SeenBy = z.infer<typeof seenBy>;

export const seen = defineFeature({
  commands: {
    'seen:watch': command({
      input: z.strictObject({
        roomId,
        /** Null: of no message any more. */
        messageId: z.nullable(messageId),
      }),
      output: z.object({}),
      rate: 'read',
      about: 'Tells this connection who has read a message of yours, now and whenever that changes; of one message at a time.',
    }),
  },
  events: {},
  signals: {
    /** To the device of the message’s author that watches it. */
    'seen:changed': signal(seenBy),
  },
});
