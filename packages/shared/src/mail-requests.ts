import * as z from 'zod/mini';
import { password } from './accounts.ts';
import * as limits from './limits.ts';

/** Nothing that could end a line or begin another address: where a mail goes stands in its head. */
export const mailAddress = z.pipe(
  z.pipe(
    z.string('An address must be text.').check(z.maxLength(limits.mailAddress * 2, 'This address is too long.')),
    z.transform((value) => value.trim()),
  ),
  z
    .string()
    .check(
      z.maxLength(limits.mailAddress, 'This address is too long.'),
      z.regex(/^[^\p{C}\p{Z}@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u, 'An address looks like maya@example.com.'),
    ),
);

const token = z.string('A token must be text.').check(z.maxLength(200, 'That is no token.'));

/** One’s own address, and the one that is waiting for its link to be opened. */
export const mailState = z.object({ possible: z.boolean(), address: z.nullable(z.string()), pending: z.nullable(z.string()) });
export type MailState = z.infer<typeof mailState>;

/** What is asked about mail over HTTP. */
export const mailRequests = {
  'GET /api/mail': {
    about: 'Whether this Parley can send mail, and your own address.',
    output: mailState,
  },
  'POST /api/mail/address': {
    about: 'Adds an address to your account, or puts it in the place of the one you have, once the link in a mail to it was opened.',
    input: z.strictObject({ address: mailAddress, current: password }),
    output: z.object({}),
  },
  'POST /api/mail/address/remove': {
    about: 'Takes your address away, and one that is not confirmed yet.',
    input: z.strictObject({ current: password }),
    output: z.object({}),
  },
  'POST /api/mail/confirm': {
    about: 'Confirms an address by the link in a mail to it, once.',
    input: z.strictObject({ token }),
    output: z.object({ address: z.string() }),
  },
  'POST /api/reset/mail': {
    about: 'Sends a link to a new password to the address of whoever has this user name or address. The answer is always the same.',
    input: z.strictObject({ who: z.string('Say who you are.').check(z.maxLength(limits.mailAddress * 2, 'That is too long.')) }),
    output: z.object({}),
  },
} as const;
