import * as z from 'zod/mini';
import { command, defineFeature } from '../contract.ts';
import { timeZone } from '../time-zone.ts';

const noDay = 'Choose at least one day.';
const minuteOfDay = z.number().check(z.int(), z.gte(0), z.lt(24 * 60));
/** 1 is Monday, 7 Sunday. */
const weekday = z.number().check(z.int(), z.gte(1), z.lte(7));

const schedule = z.object({
  /** The days on which it begins. */
  days: z.array(z.number()),
  /** Minutes since midnight on the person's clocks. An end that is not later than the beginning is one of the next day. */
  from: z.number(),
  to: z.number(),
});
export type QuietSchedule = z.infer<typeof schedule>;

/** When nobody is to disturb somebody. A part of their profile: others see when it is so (`quiet-at.ts`). */
export const dndState = z.object({
  /** By hand, until then. */
  until: z.optional(z.number()),
  /** Every week, by the time zone of the profile. */
  schedule: z.optional(schedule),
  /** When it was ended by hand: what of the schedule had begun by then does not count. */
  ended: z.optional(z.number()),
});
export type Dnd = z.infer<typeof dndState>;

const output = z.object({ dnd: dndState });

/** Do not disturb. What comes of it reaches others with the profile (`person:described`). */
export const dnd = defineFeature({
  commands: {
    'dnd:until': command({
      input: z.strictObject({ until: z.nullable(z.number().check(z.int())) }),
      output,
      rate: 'everywhere',
      about: 'Nobody is to disturb you until then (ms since 1970); null ends it at once, also what your schedule has begun.',
    }),
    'dnd:schedule': command({
      input: z.strictObject({
        schedule: z.nullable(
          z.strictObject({
            days: z.pipe(
              z.array(weekday).check(z.minLength(1, noDay), z.maxLength(7)),
              z.transform((days) => [...new Set(days)].toSorted((a, b) => a - b)),
            ),
            from: minuteOfDay,
            to: minuteOfDay,
          }),
        ),
        timeZone: timeZone('There is no such time zone.'),
      }),
      output,
      rate: 'everywhere',
      about:
        'Nobody is to disturb you on these days (1 is Monday) between these minutes of the day; null: no schedule. It goes by the time zone of your profile, which is set to the one given if it has none.',
    }),
  },
  events: {},
  signals: {},
});
