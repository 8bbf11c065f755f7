import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { personId } from '../ids.ts';

/** Somebody whose messages are folded away for whoever blocked them: under the name they had then, and since when. */
export const blockedPerson = z.object({ id: personId, name: z.string(), at: z.number() });
export type BlockedPerson = z.infer<typeof blockedPerson>;

const thePerson = z.strictObject({ personId });

/** Whom somebody does not want to read. It stands in their own log and in no other: nobody else learns of it. */
export const blocking = defineFeature({
  commands: {
    'person:block': command({
      input: thePerson,
      output: z.object({ blocked: blockedPerson }),
      rate: 'change',
      about: 'Blocks somebody you share a room with, or did: their messages are for your devices to fold away, and they are not told.',
    }),
    'person:unblock': command({ input: thePerson, output: z.object({}), rate: 'change', about: 'Ends that somebody is blocked.' }),
  },
  events: {
    /** To the own devices of whoever blocked them. An export has it without what they were called: that is theirs. */
    'person:blocked': logEvent('person', z.object({ blocked: blockedPerson }), {
      told: ({ blocked: { id, at } }) => ({ blocked: { id, at } }),
      left: 'nothing',
    }),
    /** To the own devices of whoever had blocked them. */
    'person:unblocked': logEvent('person', z.object({ personId }), { told: 'whole', left: 'nothing' }),
  },
  signals: {},
  personState: z.array(blockedPerson),
});
