import * as z from 'zod/mini';
import { password } from './accounts.ts';
import { person } from './features/people.ts';
import * as limits from './limits.ts';

/** A code from an app, or a backup code, as somebody typed it. */
const code = z
  .string('A code must be text.')
  .check(z.minLength(1, 'The code goes here.'), z.maxLength(limits.secondFactorCode, 'This is too long for a code.'));

/** What only we can read, and give back to ourselves. */
const sealed = z.string().check(z.maxLength(1_000));

/** Somebody’s second factor, as only they see it. */
const secondFactor = z.object({ since: z.number(), backupCodesLeft: z.number() });
export type SecondFactor = z.infer<typeof secondFactor>;

const backupCodes = z.object({ backupCodes: z.array(z.string()) });

/** What is asked about second factors over HTTP: input and output of each. */
export const secondFactorRequests = {
  'GET /api/account/second-factor': {
    about: 'Your second factor; null if there is none.',
    output: z.object({ secondFactor: z.nullable(secondFactor) }),
  },
  'POST /api/account/second-factor/offer': {
    about: 'Begins to switch a second factor on: takes your password, and gives a secret for an app, for this session. Nothing is on yet.',
    input: z.strictObject({ password }),
    output: z.object({ /** Base32, as apps take it. */ secret: z.string(), setup: z.string() }),
  },
  'POST /api/account/second-factor': {
    about: 'Switches it on, by a code that the app made of the secret. Gives backup codes, ends your other sessions, and yours is a new one.',
    input: z.strictObject({ setup: sealed, code }),
    output: backupCodes,
  },
  'POST /api/account/second-factor/backup-codes': {
    about: 'Gives new backup codes for your password and a code; those from before count no more.',
    input: z.strictObject({ password, code }),
    output: backupCodes,
  },
  'POST /api/account/second-factor/off': {
    about: 'Switches it off, for your password and a code.',
    input: z.strictObject({ password, code }),
    output: z.object({}),
  },
  'POST /api/session/second-factor': {
    about: 'Signs you in, after user name and password, with a code from your app or a backup code.',
    input: z.strictObject({ ticket: sealed, code }),
    output: z.object({ person }),
  },
} as const;
