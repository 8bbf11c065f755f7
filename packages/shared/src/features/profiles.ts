import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { emoji } from '../emoji.ts';
import { personId } from '../ids.ts';
import * as limits from '../limits.ts';
import { line } from '../text.ts';
import { timeZone } from '../time-zone.ts';
import { dndState } from './dnd.ts';
import { avatarId } from './avatars.ts';

export const pronouns = line('The pronouns field', limits.pronouns, 0);
export const profileTimeZone = timeZone('Choose a time zone from the list, such as Europe/Berlin, or leave it empty.');
export const statusEmoji = emoji('A status', limits.statusEmoji);
export const statusText = line('A status', limits.statusText);

/** What somebody is doing. It ends by itself: once `until` has passed it is gone, and nobody says so. */
export const status = z.object({ emoji: z.string(), text: z.string(), until: z.nullable(z.number()) });
export type Status = z.infer<typeof status>;

/** What there is to know about a person beside their name. What is not set is not there, so that most weigh nothing. */
export const profile = z.object({
  pronouns: z.optional(z.string()),
  timeZone: z.optional(z.string()),
  status: z.optional(status),
  dnd: z.optional(dndState),
  avatar: z.optional(avatarId),
});
export type Profile = z.infer<typeof profile>;

/** Of those who have set anything. */
const profilesOf = z.record(personId, profile);

export const profiles = defineFeature({
  commands: {
    'person:describe': command({
      input: z.strictObject({ pronouns, timeZone: profileTimeZone }),
      output: z.object({ profile }),
      rate: 'everywhere',
      about: 'Sets your pronouns and your time zone (an IANA name); empty text takes them away.',
    }),
    'person:status': command({
      input: z.strictObject({
        status: z.nullable(z.strictObject({ emoji: statusEmoji, text: statusText, until: z.nullable(z.number().check(z.int())) })),
      }),
      output: z.object({ profile }),
      rate: 'everywhere',
      about: 'Sets your status, with when it ends (ms since 1970) or null for never; a status of null takes it away.',
    }),
  },
  events: {
    /** To every room the person is a member of, when they join one, and to their own devices. All of it as it is now. */
    'person:described': logEvent('both', z.object({ personId, profile }), { told: 'whole', left: 'less' }),
  },
  signals: {},
  /** Of members only. A status that has ended is left out. */
  roomState: profilesOf,
  personState: profile,
});
