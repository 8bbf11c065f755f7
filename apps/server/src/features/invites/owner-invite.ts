import { uuidv7 } from '@parley/shared/uuid.ts';
import { createHmac } from 'node:crypto';
import type { Log } from '../../log/log.ts';
import { hasOwner } from '../roles/roles.queries.ts';
import { deleteOwnerInvites, hashOf, insertInvite, ownerInvite, renewToken } from './invites.queries.ts';

/**
 * The token of the link that makes its first user the owner, for as long as there is none; null: there is one. It is made of the server's secret,
 * so that every start says the same and nobody else can tell it.
 */
export async function ownerToken(log: Log, secret: string): Promise<string | null> {
  return log.commit(async ({ db, now }) => {
    if (await hasOwner(db)) {
      await deleteOwnerInvites(db);
      return null;
    }
    const there = await ownerInvite(db);
    const id = there?.id ?? uuidv7(now);
    const token = createHmac('sha256', secret).update(`owner ${id}`).digest('base64url');
    if (there === undefined) {
      await deleteOwnerInvites(db);
      await insertInvite(db, { id, token, role: 'owner', madeBy: null, expiresAt: null, uses: 1, roomIds: [] }, now);
    } else if (there.token_hash !== hashOf(token)) {
      // The secret is another one by now.
      await renewToken(db, id, token);
    }
    return token;
  });
}
