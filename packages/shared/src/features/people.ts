import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { personId } from '../ids.ts';
import * as limits from '../limits.ts';
import { nameLine } from '../text.ts';

export const personName = nameLine('A name', limits.personName);
export const person = z.object({ id: personId, name: z.string() });
export type Person = z.infer<typeof person>;

export const people = defineFeature({
  commands: {
    'person:rename': command({
      input: z.strictObject({ name: personName }),
      output: z.object({ person }),
      rate: 'everywhere',
      about: 'Changes your own name. A name that is taken is a conflict that suggests a free one.',
    }),
  },
  events: {
    /** To every room the person is a member of, and to their own devices. */
    'person:renamed': logEvent('both', z.object({ person, before: z.string() }), { timeline: true, told: 'whole', left: 'less' }),
  },
  signals: {},
  personState: z.object({ person }),
});
