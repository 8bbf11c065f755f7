import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { personId } from '../ids.ts';
import { standings, workspaceRoles } from '../roles.ts';

export const workspaceRole = z.enum(workspaceRoles);
export const standing = z.enum(standings);

/** What people are in the whole. It is changed over HTTP (`role-requests.ts`): that is proved with the password. */
export const roles = defineFeature({
  commands: {
    'role:find': command({
      input: z.strictObject({ personId }),
      output: z.object({ role: z.optional(workspaceRole) }),
      rate: 'read',
      about: 'What somebody is here: owner or admin; to owners also member, or guest, who has no account.',
    }),
  },
  events: {
    /** To the person's own devices: what they are from now on. */
    'role:changed': logEvent('person', z.object({ role: workspaceRole }), { told: 'whole', left: 'nothing' }),
    /** To every room the person is a member of, or has just come to: what they are there from now on with the members (`member.standing`). The actor is the person. */
    'standing:changed': logEvent('room', z.object({ personId, standing: z.optional(standing) }), { told: 'whole', left: 'less' }),
  },
  signals: {},
  personState: workspaceRole,
});
