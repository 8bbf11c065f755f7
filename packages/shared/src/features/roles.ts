import * as z from 'zod/mini';
import { defineFeature, logEvent } from '../contract.ts';
import { workspaceRoles } from '../roles.ts';

export const workspaceRole = z.enum(workspaceRoles);

export const roles = defineFeature({
  commands: {},
  events: {
    /** To the person's own devices: what they are from now on. */
    'role:changed': logEvent('person', z.object({ role: workspaceRole })),
  },
  signals: {},
  personState: workspaceRole,
});
