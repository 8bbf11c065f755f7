import * as z from 'zod/mini';
import { person } from './features/people.ts';
import * as limits from './limits.ts';

/** What one signs in with: not what others see. Letters that everybody can type, so that it is the same on every keyboard. */
export const userName = z.pipe(
  z.pipe(
    z.string('A user name must be text.').check(z.maxLength(limits.userName * 8, `A user name can have ${limits.userName} characters at most.`)),
    z.transform((value) => value.trim().toLowerCase()),
  ),
  z
    .string()
    .check(
      z.minLength(limits.userNameLeast, `A user name needs ${limits.userNameLeast} characters or more.`),
      z.maxLength(limits.userName, `A user name can have ${limits.userName} characters at most.`),
      z.regex(/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/u, 'Use letters from a to z, digits, and . - _ between them.'),
    ),
);

/** Long enough, and the first that anybody would try. */
const known = new Set(
  `0123456789 0987654321 1234567890 12345678910 123456789a 1234567891 123456789q 123123123123 1q2w3e4r5t 1qaz2wsx3edc 987654321a
  a123456789 abcd123456 abcdefghij administrator asdfghjkl123 basketball changeme123 computer123 football123 iloveyou12 iloveyou123
  letmein123 liverpool1 manchester minecraft1 monkey12345 mypassword p@ssw0rd123 passw0rd12 passw0rd123 password01 password10
  password11 password12 password123 password1234 password1! princess123 q1w2e3r4t5 qazwsxedcrfv qwerasdfzxcv qwerty1234 qwerty12345
  qwerty123456 qwertyuiop qwertyuiop1 starwars123 sunshine123 superman123 trustno1234 welcome123 welcome1234 zaq12wsxcde3`.split(/\s+/u),
);

function isKnown(password: string): boolean {
  return known.has(password.toLowerCase()) || new Set(password).size < 3;
}

/**
 * A new password: nothing is asked of it but that it is long, and not one of those that are tried first (NIST SP 800-63B, 3.1.1.2).
 * Taken as it was typed.
 */
export const newPassword = z.pipe(
  z.pipe(
    z.string('A password must be text.').check(z.maxLength(limits.password * 8, `A password can have ${limits.password} characters at most.`)),
    // As it is hashed: two ways to type one letter are one.
    z.transform((value) => value.normalize('NFKC')),
  ),
  z.string().check(
    z.minLength(limits.passwordLeast, `A password needs ${limits.passwordLeast} characters or more.`),
    z.maxLength(limits.password, `A password can have ${limits.password} characters at most.`),
    z.refine((value) => !isKnown(value), 'Everybody would try this password first. Choose another one.'),
  ),
);

/** A password that is to be compared: whatever was typed. */
export const password = z
  .string('A password must be text.')
  .check(z.maxLength(limits.password * 8, `A password can have ${limits.password} characters at most.`));

/** An account, as only its owner sees it. */
export const account = z.object({ userName: z.string() });
export type Account = z.infer<typeof account>;

/** Somewhere somebody is signed in. */
export const accountSession = z.object({
  id: z.string(),
  /** Such as “Firefox on Linux”; null where it is not known: nothing of a guest's is kept. */
  device: z.nullable(z.string()),
  createdAt: z.number(),
  /** When it was last used, give or take a day. */
  usedAt: z.number(),
  /** The one that asks. */
  current: z.boolean(),
});
export type AccountSession = z.infer<typeof accountSession>;

/** What is asked about accounts over HTTP, beside `/api/guests` and `/api/session`: input and output of each. */
export const accountRequests = {
  'GET /api/account': {
    about: 'Your account, if you have one, and where you are signed in.',
    output: z.object({
      account: z.nullable(account),
      sessions: z.array(accountSession),
      /** They came by a provider, and have set no password yet. */
      passwordless: z.optional(z.literal(true)),
    }),
  },
  'POST /api/account': {
    about: 'Makes an account of a guest: the same person, who can come back from anywhere. A user name that is taken is a conflict.',
    input: z.strictObject({ userName, password: newPassword }),
    output: z.object({ account }),
  },
  'POST /api/session': {
    about:
      'Signs you in to your account, by user name or confirmed e-mail address; who has a second factor gets a ticket instead, for the second step.',
    input: z.strictObject({ userName: z.string().check(z.maxLength(limits.mailAddress * 2)), password }),
    output: z.union([z.object({ person }), z.object({ ticket: z.string() })]),
  },
  'POST /api/account/password': {
    about: 'Changes your password, and ends your other sessions.',
    input: z.strictObject({ current: password, password: newPassword }),
    output: z.object({}),
  },
  'POST /api/account/sessions/end': {
    about: 'Ends one of your sessions, or all but the one that asks.',
    input: z.union([z.strictObject({ id: z.string() }), z.strictObject({ others: z.literal(true) })]),
    output: z.object({}),
  },
} as const;
