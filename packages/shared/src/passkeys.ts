import * as z from 'zod/mini';
import { password } from './accounts.ts';
import { person } from './features/people.ts';
import * as limits from './limits.ts';

/** Bytes as browsers write them in JSON (base64url). */
function bytes(most: number) {
  return z.string().check(z.maxLength(most), z.regex(/^[\w-]+$/u));
}

/** What names a passkey: up to 1,023 bytes, which its authenticator makes up. */
const credentialId = bytes(1_364);

/** How an authenticator is reached. */
export const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

/** What browsers say of a credential around what was signed. They may say more: that is left out. */
const credential = { id: credentialId, rawId: credentialId, type: z.literal('public-key') };

/** A new passkey, as the browser hands it over (RegistrationResponseJSON). */
export const madeCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(limits.passkeyPart),
    attestationObject: bytes(limits.passkeyPart),
    transports: z.optional(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(16))),
  }),
});
export type MadeCredential = z.infer<typeof madeCredential>;

/** What a passkey has signed, as the browser hands it over (AuthenticationResponseJSON). */
export const usedCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(limits.passkeyPart),
    authenticatorData: bytes(limits.passkeyPart),
    signature: bytes(limits.passkeyPart),
    /** Whose it is: only such passkeys are asked for that know. */
    userHandle: bytes(128),
  }),
});
export type UsedCredential = z.infer<typeof usedCredential>;

/** What a browser takes to make a passkey (PublicKeyCredentialCreationOptionsJSON). */
const creationOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  timeout: z.number(),
  attestation: z.literal('none'),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  excludeCredentials: z.array(z.object({ type: z.literal('public-key'), id: z.string(), transports: z.array(transport) })),
});
export type CreationOptions = z.infer<typeof creationOptions>;

/** What a browser takes to ask for a passkey (PublicKeyCredentialRequestOptionsJSON). */
const requestOptions = z.object({ challenge: z.string(), rpId: z.string(), timeout: z.number(), userVerification: z.literal('required') });
export type RequestOptions = z.infer<typeof requestOptions>;

/** A passkey, as only its owner sees it. */
const passkey = z.object({
  /** As its authenticator knows it. */
  id: z.string(),
  /** What keeps it, such as “1Password”, or where it was added, such as “Firefox on Linux”; null: neither is known. */
  name: z.nullable(z.string()),
  /** The name of this Parley for which it was made: it works under no other. */
  site: z.string(),
  createdAt: z.number(),
  /** When somebody last came in with it; null: not yet. */
  usedAt: z.nullable(z.number()),
});
export type Passkey = z.infer<typeof passkey>;

/** What is asked about passkeys over HTTP: input and output of each. What is in the options holds for five minutes, and once. */
export const passkeyRequests = {
  'GET /api/account/passkeys': {
    about: 'Your passkeys.',
    output: z.object({ passkeys: z.array(passkey) }),
  },
  'POST /api/account/passkeys/options': {
    about: 'Begins to add a passkey: takes your password, and gives what the browser needs to make one, for this session.',
    input: z.strictObject({ password }),
    output: z.object({ options: creationOptions }),
  },
  'POST /api/account/passkeys': {
    about: 'Adds the passkey that the browser made. Your session is a new one from then on.',
    input: z.strictObject({ credential: madeCredential }),
    output: z.object({ passkey }),
  },
  'POST /api/account/passkeys/remove': {
    about: 'Removes one of your passkeys: takes your password, and nobody comes in with it any more. Who is in stays.',
    input: z.strictObject({ id: credentialId, password }),
    output: z.object({}),
  },
  'POST /api/session/passkey/options': {
    about: 'Gives what the browser needs to ask somebody for a passkey.',
    input: z.strictObject({}),
    output: z.object({ options: requestOptions }),
  },
  'POST /api/session/passkey': {
    about: 'Signs you in with a passkey.',
    input: z.strictObject({ credential: usedCredential }),
    output: z.object({ person }),
  },
} as const;
