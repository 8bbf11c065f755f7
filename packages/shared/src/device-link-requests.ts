import * as z from 'zod/mini';
import { password } from './accounts.ts';
import { person } from './features/people.ts';

/** What makes a link that signs another device in: 256 random bits. Whatever else is sent is nobody’s token. */
const token = z.string('A token must be text.').check(z.maxLength(200, 'That is no token.'));

/** A link that signs one’s own other device in, shown as a QR code by who made it. */
export const deviceLink = z.object({ token: z.string(), expiresAt: z.number() });
export type DeviceLink = z.infer<typeof deviceLink>;

/** What is asked over HTTP to sign in on another device of one’s own. The token goes in the body: an address would be in logs. */
export const deviceLinkRequests = {
  'POST /api/device-links': {
    about:
      'Makes a link that signs another device of yours in, once, within two minutes, while this session lasts. It takes the place of the one before.',
    input: z.strictObject({ password }),
    output: deviceLink,
  },
  'POST /api/device-links/look': {
    about: 'Whose link this is. One that is not there, was used, has ended or was replaced gets one answer.',
    input: z.strictObject({ token }),
    output: z.object({ person: z.object({ name: z.string() }) }),
  },
  'POST /api/device-links/enter': {
    about: 'Signs you in by a link, once: as who made it, in the place of whoever is signed in here.',
    input: z.strictObject({ token }),
    output: z.object({ person }),
  },
} as const;
