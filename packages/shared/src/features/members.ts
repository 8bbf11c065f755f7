import * as z from 'zod/mini';
import { defineFeature, logEvent } from '../contract.ts';
import { personId } from '../ids.ts';
import { standing } from './roles.ts';
import { memberRole } from './rooms.ts';

export const member = z.object({
  id: personId,
  name: z.string(),
  role: memberRole,
  joinedAt: z.number(),
  /** Not there for most: they can’t come in at present. */
  deactivated: z.optional(z.literal(true)),
  /** Not there for most: they look after the whole. It is told behind `member:joined`, by an event of its own. */
  standing: z.optional(standing),
});
export type Member = z.infer<typeof member>;

export const members = defineFeature({
  commands: {},
  events: {
    /** To the room's members. */
    'member:joined': logEvent('room', z.object({ member }), { timeline: true, told: 'whole', left: 'less' }),
    /** To the members who stay. */
    'member:left': logEvent('room', z.object({ personId, name: z.string() }), { timeline: true, told: 'whole', left: 'less' }),
  },
  signals: {},
  roomState: z.array(member),
});
