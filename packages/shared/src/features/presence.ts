import * as z from 'zod/mini';
import { command, defineFeature, signal } from '../contract.ts';
import { personId, roomId } from '../ids.ts';

/** `offline` is the absence of the other two, and how a signal says that somebody went. */
export const presenceState = z.enum(['online', 'away', 'offline']);
export type PresenceState = z.infer<typeof presenceState>;

const presenceOf = z.record(personId, presenceState);

export const presence = defineFeature({
  commands: {
    'presence:set': command({
      input: z.strictObject({ state: z.enum(['online', 'away']) }),
      output: z.object({}),
      rate: 'signal',
      answer: 'none',
      about: 'Says whether somebody is at this device. A person is online if any of their devices is.',
    }),
  },
  events: {},
  signals: {
    /** To the room's members who are connected: only those of its members whose state changed. */
    'presence:changed': signal(z.object({ roomId, people: presenceOf })),
    /**
     * To a device that comes back, for each room it holds, and to one that has missed signals of a room for being slow to read: everybody who is
     * not offline, in place of what it knew.
     */
    'presence:listed': signal(z.object({ roomId, people: presenceOf })),
  },
  /** Members who are not offline. */
  roomState: presenceOf,
});
