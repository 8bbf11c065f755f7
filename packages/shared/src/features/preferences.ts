import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';

/** What there is to choose, the usual one first. */
export const preferenceChoices = {
  /** Nothing chosen: what the device showed last. */
  theme: ['system', 'light', 'dark'],
  textSize: ['normal', 'small', 'large', 'larger'],
  density: ['comfortable', 'compact'],
  /** Hours of the day: as the system has them, 1 to 12, 0 to 23. */
  clock: ['system', '12', '24'],
  motion: ['system', 'less'],
  /** What Enter does where one types with a finger. */
  enter: ['line', 'send'],
  /** Whether others see that one is typing. */
  typing: ['shown', 'hidden'],
  /** Whether others see that one has read what they wrote. */
  reading: ['shown', 'hidden'],
} as const;

type Choices = typeof preferenceChoices;

function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.optional(z.enum(values, { error: 'Choose one of what there is.' }));
}

const fields = {
  theme: oneOf(preferenceChoices.theme),
  textSize: oneOf(preferenceChoices.textSize),
  density: oneOf(preferenceChoices.density),
  clock: oneOf(preferenceChoices.clock),
  motion: oneOf(preferenceChoices.motion),
  enter: oneOf(preferenceChoices.enter),
  typing: oneOf(preferenceChoices.typing),
  reading: oneOf(preferenceChoices.reading),
} satisfies { readonly [Name in keyof Choices]: z.ZodMiniType };

/** How somebody likes it, on every device. What they have never chosen is not there. */
const state = z.object(fields);
export type Preferences = z.infer<typeof state>;
export type PreferenceName = keyof Preferences;

export const preferences = defineFeature({
  commands: {
    'preferences:set': command({
      input: z.strictObject(fields),
      output: z.object({ preferences: state }),
      rate: 'change',
      about: 'Sets those of your preferences that you name, on all your devices; the others stay as they are.',
    }),
  },
  events: {
    /** To the person's own devices. All of them as they are now. */
    'preferences:changed': logEvent('person', z.object({ preferences: state }), { told: 'whole', left: 'nothing' }),
  },
  signals: {},
  personState: state,
});
