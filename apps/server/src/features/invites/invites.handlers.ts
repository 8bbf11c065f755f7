import type { invites } from '@parley/shared/features/invites.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { type InvitedRole, mayInviteAs } from '@parley/shared/roles.ts';
import { randomBytes } from 'node:crypto';
import type { Db } from '../../db/schema.ts';
import type { Clock } from '../../lib/clock.ts';
import { Rejection } from '../../lib/errors.ts';
import { roomIdsOf } from '../../log/membership.queries.ts';
import { change, type FeatureHandlers, read } from '../../realtime/handler.ts';
import { roleOf } from '../roles/roles.queries.ts';
import { deleteEnded, deleteInvite, insertInvite, inviteById, listInvites, makerOf, revokeInvite } from './invites.queries.ts';

const DAY = 86_400_000;
/** Who came by which invite is kept as long (ms) after it ended. */
const KEPT = 90 * DAY;
/** 256 bits: nobody guesses one. */
const TOKEN_BYTES = 32;

/** As what they may invite others; refuses whoever may not at all. */
async function invitable(db: Db, personId: PersonId): Promise<readonly InvitedRole[]> {
  const roles = mayInviteAs(await roleOf(db, personId));
  if (roles.length === 0) {
    throw new Rejection('forbidden', 'Only those who look after this Parley can invite.');
  }
  return roles;
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

export function invitesHandlers(clock: Clock): FeatureHandlers<typeof invites> {
  return {
    'invite:create': change(async ({ db, now }, { id, role, roomIds, uses, days }, { personId }) => {
      const roles = await invitable(db, personId);
      if (!roles.includes(role)) {
        throw new Rejection('forbidden', 'You can’t make others what you are yourself.');
      }
      const there = await makerOf(db, id);
      if (there !== undefined && (there.made_by !== personId || there.used > 0)) {
        throw new Rejection('conflict', 'This id is taken.');
      }
      const mine = new Set(await roomIdsOf(db, personId));
      if (roomIds.some((roomId) => !mine.has(roomId))) {
        throw new Rejection('gone', 'There is no such room, or you are not in it.');
      }
      if (there !== undefined) {
        // The same command again, as it is meant now: its answer got lost, and with it the token.
        await deleteInvite(db, id);
      }
      await deleteEnded(db, now - KEPT);
      const token = newToken();
      if ((await listInvites(db, now)).length >= limits.invites) {
        throw new Rejection('forbidden', `There are ${limits.invites} invites that can be used. End one first.`);
      }
      await insertInvite(db, { id, token, role, madeBy: personId, expiresAt: now + days * DAY, uses, roomIds: [...new Set(roomIds)] }, now);
      const invite = await inviteById(db, id, now);
      if (invite === undefined) {
        throw new Error('An invite that was just made is not there.');
      }
      return { invite, token };
    }),

    'invite:list': read(async (db, _input, { personId }) => {
      await invitable(db, personId);
      return { invites: await listInvites(db, clock()) };
    }),

    'invite:revoke': change(async ({ db, now }, { id }, { personId }) => {
      await invitable(db, personId);
      // The server’s own, for its owner, is nobody’s to end.
      if ((await makerOf(db, id))?.made_by !== null) {
        await revokeInvite(db, id, now);
      }
      return {};
    }),
  };
}
