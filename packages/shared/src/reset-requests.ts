import * as z from 'zod/mini';
import { newPassword } from './accounts.ts';
import { person } from './features/people.ts';

/** What makes a link to a new password: 256 random bits. Whatever else is sent is nobody’s token. */
const token = z.string('A token must be text.').check(z.maxLength(200, 'That is no token.'));

/** Whose link it is, for whoever has it: the user name is for what keeps passwords. */
export const resetting = z.object({ name: z.string(), userName: z.string() });
export type Resetting = z.infer<typeof resetting>;

/** What is asked over HTTP by whoever forgot their password. The token goes in the body: an address would be in logs. */
export const resetRequests = {
  'POST /api/reset/look': {
    about: 'Whose link to a new password this is. One that is not there, was used, has ended or was replaced gets one answer.',
    input: z.strictObject({ token }),
    output: z.object({ resetting }),
  },
  'POST /api/reset': {
    about:
      'Chooses a new password by a link, once, and signs you in; not if you have a second factor (null): then you sign in with both. Every other session of yours ends; passkeys stay.',
    input: z.strictObject({ token, password: newPassword }),
    output: z.object({ person: z.nullable(person) }),
  },
} as const;
