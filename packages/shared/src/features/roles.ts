import * as z from 'zod/mini';
import { command, defineFeature, logEvent } from '../contract.ts';
import { personId } from '../ids.ts';
import { workspaceRoles } from '../roles.ts';

export const workspaceRole = z.enum(workspaceRoles);

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
  },
  signals: {},
  personState: workspaceRole,
});
