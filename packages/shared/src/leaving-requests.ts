import * as z from 'zod/mini';
import { password } from './accounts.ts';

/** What is asked over HTTP about taking one’s things along. */
export const leavingRequests = {
  'POST /api/account/delete': {
    about:
      'Deletes your account for good, and your messages too if you ask for that. Whoever has an account proves it with their password, guests by typing “delete”.',
    input: z.strictObject({
      messages: z.enum(['keep', 'erase']),
      password: z.optional(password),
      confirm: z.optional(z.string().check(z.maxLength(100, 'That is too long.'))),
    }),
    output: z.object({}),
  },
  'POST /api/account/export': {
    about:
      'Everything that is kept of you, as a zip archive (application/zip) of JSON files; once an hour. Whoever has an account proves it with their password.',
    input: z.strictObject({ password: z.optional(password) }),
    /** Not JSON: the archive itself. */
    output: z.string(),
  },
} as const;
