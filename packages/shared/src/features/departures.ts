import * as z from 'zod/mini';
import { defineFeature, logEvent } from '../contract.ts';
import { personId } from '../ids.ts';

/** People who have deleted their account. Asked for over HTTP (`leaving-requests.ts`): it is proved with the password. */
export const departures = defineFeature({
  commands: {},
  events: {
    /**
     * To every room the person was ever a member of; the actor is the person. They are no member any more, are called `DEPARTED` from now on, and of all that
     * came before in this log only what `leftOf` leaves counts. It comes a second time when the server is done with that.
     */
    'person:deleted': logEvent('room', z.object({ personId, erased: z.boolean() }), { told: 'whole', left: 'whole' }),
  },
  signals: {},
});
