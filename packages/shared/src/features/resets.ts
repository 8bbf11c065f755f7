import * as z from 'zod/mini';
import { command, defineFeature } from '../contract.ts';
import { personId } from '../ids.ts';
import * as limits from '../limits.ts';
import { avatarId } from './avatars.ts';
import { person } from './people.ts';

/** Somebody with an account, as one finds them in a list. */
export const helpable = z.extend(person, { avatar: z.optional(avatarId) });
export type Helpable = z.infer<typeof helpable>;

/** Links by which somebody who forgot their password chooses another one. */
export const resets = defineFeature({
  commands: {
    'reset:people': command({
      input: z.strictObject({ query: z.string().check(z.maxLength(limits.searchQuery)) }),
      output: z.object({ people: z.array(helpable) }),
      rate: 'search',
      about: 'Those with an account whom you may help to sign in, by a part of their name. For owners and admins: people who are less than they are.',
    }),
    'reset:create': command({
      input: z.strictObject({ personId }),
      output: z.object({ token: z.string(), expiresAt: z.number() }),
      rate: 'seldom',
      about:
        'Makes a link for somebody who forgot their password: whoever has it can choose another one and is signed in as them. It works once, and ends those before it.',
    }),
  },
  events: {},
  signals: {},
});
