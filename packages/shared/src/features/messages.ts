import * as z from 'zod/mini';
import { command, commandWithEvent, defineFeature, logEvent } from '../contract.ts';
import { messageId, personId, roomId } from '../ids.ts';
import * as limits from '../limits.ts';
import { body } from '../text.ts';
import { person } from './people.ts';

export const messageBody = body(limits.messageBody);

const seq = z.number().check(z.int(), z.nonnegative());

/** One line of a room's timeline: an event as it stands today (an edited message with its new text). */
export const timelineEntry = z.object({
  seq: z.number(),
  type: z.string(),
  actor: z.nullable(personId),
  at: z.number(),
  payload: z.unknown(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timelinePage = z.object({
  /** In the order of the log. */
  entries: z.array(timelineEntry),
  /** Everybody named in the entries, members or not. */
  people: z.array(person),
  /** Whether the page holds the room's first entry, its last one. */
  start: z.boolean(),
  end: z.boolean(),
});
export type TimelinePage = z.infer<typeof timelinePage>;

export const messages = defineFeature({
  commands: {
    'message:send': commandWithEvent({
      input: z.strictObject({ id: messageId, roomId, body: messageBody }),
      /** `repeated`: the message was there already, no event is on its way. */
      output: z.object({ id: messageId, seq, at: z.number(), repeated: z.boolean() }),
      rate: 'send',
      about: 'Writes a message under an id (UUID) that you choose. Sending the same id again never makes a second message.',
    }),
    'message:page': command({
      input: z.strictObject({
        roomId,
        /** Entries older than this seq, or newer; neither: the newest. */
        before: z.optional(seq),
        after: z.optional(seq),
        limit: z.number().check(z.int(), z.gte(1), z.lte(limits.page)),
      }),
      output: timelinePage,
      rate: 'read',
      about: 'Reads a page of a room’s timeline.',
    }),
  },
  events: {
    /** To the room's members. `ord` counts the room's messages only; the actor is the author. One whose text is gone is there with none. */
    'message:sent': logEvent('room', z.object({ id: messageId, ord: z.number(), body: z.string() }), { timeline: true, told: 'whole', left: 'less' }),
  },
  signals: {},
  roomState: timelinePage,
});
