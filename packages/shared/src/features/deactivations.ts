import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { personId } from '../ids.ts';

/** Keeping somebody out who stays who they are. That they are is told with the members of each room (`member.deactivated`). */
export const deactivations = defineFeature({
  commands: {
    'person:deactivate': command({
      input: z.strictObject({ personId }),
      output: z.object({}),
      rate: 'everywhere',
      about: 'Signs somebody out everywhere and lets them in no more. For owners and admins: people who are less than they are.',
    }),
    'person:reactivate': command({
      input: z.strictObject({ personId }),
      output: z.object({}),
      rate: 'everywhere',
      about: 'Lets somebody in again who was deactivated. For whoever could deactivate them.',
    }),
  },
  events: {
    /** To every room the person is a member of. The actor is who did it. */
    'person:deactivated': logEvent('room', z.object({ personId }), { told: 'whole', left: 'whole' }),
    'person:reactivated': logEvent('room', z.object({ personId }), { told: 'whole', left: 'whole' }),
  },
  signals: {},
});
