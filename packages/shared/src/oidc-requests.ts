import * as z from 'zod/mini';
import { newPassword, password } from './accounts.ts';
import * as limits from './limits.ts';

/** Somebody else who knows people here, such as Google or a company’s own server: who signs in there comes in here. */
export const provider = z.object({
  /** As the settings name it. */
  id: z.string(),
  /** As people know it. */
  name: z.string(),
});
export type Provider = z.infer<typeof provider>;

const list = z.array(provider);

/** The providers, as the server has said them. */
export function readProviders(said: unknown): readonly Provider[] {
  return list.safeParse(said).data ?? [];
}

/**
 * What somebody leaves for: to come in; as a guest, to keep who they are by an account; to link it with the account they have; to prove once more that it is
 * them, where they have no password.
 */
export const providerWay = z.enum(['enter', 'keep', 'link', 'again']);
export type ProviderWay = z.infer<typeof providerWay>;

/** A page of ours and nothing else: two slashes, or a backslash, would lead elsewhere. */
export const returnPath = z.string().check(z.maxLength(limits.returnPath), z.regex(/^\/(?:[\w.~%-]+(?:\/[\w.~%-]+)*)?$/u));

/** What became of it, as the address says it on the way back: which of these, and with whom (`?oidc=denied.google`). */
export const OIDC_OUTCOME = 'oidc';
const outcomes = [
  'kept',
  'linked',
  'proved',
  'denied',
  'expired',
  'unreachable',
  'failed',
  'unproved',
  'untold',
  'taken',
  'full',
  'uninvited',
  'deactivated',
  'signed-out',
  'somebody-else',
  'too-many',
] as const;
export const oidcOutcome = z.enum(outcomes);
export type OidcOutcome = z.infer<typeof oidcOutcome>;

/** A provider that somebody has linked, as only they see it. */
const linkedProvider = z.object({
  id: z.string(),
  /** Its name; null: the settings do not name it any more, and nobody comes in with it. */
  name: z.nullable(z.string()),
  /** Who they are there, in words: an e-mail address, mostly. Null: it did not say. */
  label: z.nullable(z.string()),
  createdAt: z.number(),
  /** When somebody last came in with it. */
  usedAt: z.number(),
  /** Whether it can be removed: the last way in cannot. */
  removable: z.boolean(),
});
export type LinkedProvider = z.infer<typeof linkedProvider>;

export const myProviders = z.object({
  /** All that can be linked. */
  providers: z.array(provider),
  linked: z.array(linkedProvider),
  /** Whether they came in just now: who has no password proves with that that it is them. */
  proved: z.boolean(),
});
export type MyProviders = z.infer<typeof myProviders>;

/** What is asked about providers over HTTP. The way back, `GET /api/oidc/callback/<provider>`, is for browsers that come from there. */
export const oidcRequests = {
  'POST /api/oidc/start': {
    about: 'Begins to sign in with a provider: gives the address to open. It is good for ten minutes, once, in the browser that asked.',
    input: z.strictObject({
      provider: z.string().check(z.maxLength(limits.providerId)),
      way: providerWay,
      /** Where to go afterwards. */
      to: returnPath,
      /** What makes the link of an invite one, for whoever comes by it. */
      invite: z.optional(z.string().check(z.maxLength(200))),
      /** To link it, of who has one. */
      password: z.optional(password),
    }),
    output: z.object({ url: z.string() }),
  },
  'GET /api/account/providers': {
    about: 'The providers that you can sign in with, and those that you can link.',
    output: myProviders,
  },
  'POST /api/account/providers/unlink': {
    about: 'Removes one of them: nobody comes in with it any more. Who is in stays. The last way in can’t be removed.',
    input: z.strictObject({
      id: z.string().check(z.maxLength(64)),
      /** Of who has one; who has none has to have signed in anew within the last ten minutes. */
      password: z.optional(password),
    }),
    output: z.object({}),
  },
  'POST /api/account/password/first': {
    about: 'Sets the password of an account that has none, for who came in within the last ten minutes. Your session is a new one from then on.',
    input: z.strictObject({ password: newPassword }),
    output: z.object({}),
  },
} as const;
