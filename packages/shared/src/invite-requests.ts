import * as z from 'zod/mini';
import { newPassword, userName } from './accounts.ts';
import { invitedRoom } from './features/invites.ts';
import { person, personName } from './features/people.ts';
import { workspaceRole } from './features/roles.ts';

/** What makes a link of an invite: 256 random bits. Whatever else is sent is nobody’s token. */
const token = z.string('A token must be text.').check(z.maxLength(200, 'That is no token.'));

/** An invite as whoever has its link sees it. */
export const invitation = z.object({
  role: workspaceRole,
  /** Beside the lobby. */
  rooms: z.array(invitedRoom),
  /** Who invites; null: the server, which looks for its owner. */
  by: z.nullable(z.string()),
});
export type Invitation = z.infer<typeof invitation>;

/** What is asked over HTTP by whoever has an invite’s link. The token goes in the body: an address would be in logs. */
export const inviteRequests = {
  'POST /api/invites/look': {
    about: 'What an invite is for. One that is not there, was used up, has ended or was revoked gets one answer.',
    input: z.strictObject({ token }),
    output: z.object({ invitation }),
  },
  'POST /api/invites/accept': {
    about:
      'Comes in by an invite: as who you are, or as a new person under a name. With user name and password an account is made of who has none; all but guests need one.',
    input: z.strictObject({ token, name: z.optional(personName), userName: z.optional(userName), password: z.optional(newPassword) }),
    /** `begin`: the slug of the room where they begin, the first of those the invite names that they are in now; null: where they would without it. */
    output: z.object({ person, begin: z.nullable(z.string()) }),
  },
} as const;
