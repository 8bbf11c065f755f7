import * as z from 'zod/mini';
import { command, defineFeature } from '../contract.ts';
import { roomId, uuid } from '../ids.ts';
import * as limits from '../limits.ts';
import { invitedRoles } from '../roles.ts';

const invitedRole = z.enum(invitedRoles);

/** A room as an invite leads to it. */
export const invitedRoom = z.object({ id: roomId, name: z.string(), icon: z.string() });
export type InvitedRoom = z.infer<typeof invitedRoom>;

/** A link that lets people in, as those who may invite see it: without what makes it a link, which is said only once. */
export const invite = z.object({
  id: uuid,
  role: invitedRole,
  /** Beside the lobby. */
  rooms: z.array(invitedRoom),
  /** Who made it. */
  by: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  /** How many people it lets in, and how many it has let in. */
  uses: z.number(),
  used: z.number(),
});
export type Invite = z.infer<typeof invite>;

function whole(what: string, most: number) {
  return z.int(`${what} must be a whole number.`).check(z.gte(1, `${what} must be 1 or more.`), z.lte(most, `${what} can be ${most} at most.`));
}

export const invites = defineFeature({
  commands: {
    'invite:create': command({
      input: z.strictObject({
        id: uuid,
        role: invitedRole,
        roomIds: z.array(roomId).check(z.maxLength(limits.invitedRooms, `An invite can lead to ${limits.invitedRooms} rooms at most.`)),
        uses: whole('The number of people', limits.inviteUses),
        days: whole('The number of days', limits.inviteDays),
      }),
      output: z.object({ invite, token: z.string() }),
      rate: 'seldom',
      about:
        'Makes an invite under an id (UUID) that you choose, for owners and admins. Its token is said here and nowhere else; asked again, it is another one.',
    }),
    'invite:list': command({
      input: z.strictObject({}),
      output: z.object({ invites: z.array(invite) }),
      rate: 'read',
      about: 'The invites that can be used, for owners and admins.',
    }),
    'invite:revoke': command({
      input: z.strictObject({ id: uuid }),
      output: z.object({}),
      rate: 'change',
      about: 'Ends an invite, for owners and admins: nobody comes in by it any more.',
    }),
  },
  events: {},
  signals: {},
});
