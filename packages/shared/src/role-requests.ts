import * as z from 'zod/mini';
import { password } from './accounts.ts';
import { personId } from './ids.ts';
import { givenRoles } from './roles.ts';

/** What is asked over HTTP about what people are here. */
export const roleRequests = {
  'POST /api/roles/change': {
    about:
      'Makes an owner, an admin or a member of somebody who has an account, or of yourself. For owners, who prove it with their password. There is always an owner.',
    input: z.strictObject({ personId, role: z.enum(givenRoles, 'Choose owner, admin or member.'), password }),
    output: z.object({}),
  },
} as const;
