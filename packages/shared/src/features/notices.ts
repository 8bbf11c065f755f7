import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { roomId, uuid } from '../ids.ts';

const noticeId = uuid;
export const notice = z.object({
  id: noticeId,
  roomId,
  /** Stands in the timeline behind the entry with this seq. */
  afterSeq: z.number(),
  text: z.string(),
  at: z.number(),
});
export type Notice = z.infer<typeof notice>;

/** What the server says to one person, in the timeline of a room, seen by nobody else. */
export const notices = defineFeature({
  commands: {
    'notice:dismiss': command({
      input: z.strictObject({ id: noticeId }),
      output: z.object({}),
      rate: 'change',
      about: 'Takes a notice away from all your devices.',
    }),
  },
  events: {
    /** To the person's own devices. */
    'notice:posted': logEvent('person', z.object({ notice }), { told: 'whole', left: 'nothing' }),
    /** To the person's own devices. */
    'notice:dismissed': logEvent('person', z.object({ id: noticeId }), { told: 'whole', left: 'nothing' }),
  },
  signals: {},
  personState: z.array(notice),
});
