import type { PersonId } from '@parley/shared/ids.ts';
import { mayHelp } from '@parley/shared/roles.ts';
import type { Db } from '../../db/schema.ts';
import type { Tx } from '../../log/types.ts';
import { postNotice } from '../notices/notices.queries.ts';
import { lobbyId } from '../rooms/rooms.queries.ts';
import { changedBy, type GoodLink, goodLink, takeLink } from './resets.queries.ts';

const CHANGED_BY_MAIL = 'Your password was changed by a link that was mailed to you. If that wasn’t you, change it again under Account.';

/** Whether who made it could make it now: whoever became less, or whose person became more, has no key to them any more. */
function isAllowed({ role, makersRole }: GoodLink): boolean {
  return makersRole === null || mayHelp(makersRole, role);
}

async function usable(db: Db, token: string, now: number): Promise<GoodLink | null> {
  const link = await goodLink(db, token, now);
  return link === undefined || !isAllowed(link) ? null : link;
}

/** Whose link this is, if it can be used. */
export async function lookAtLink(db: Db, token: string, now: number): Promise<{ readonly personId: PersonId; readonly name: string } | null> {
  const link = await usable(db, token, now);
  return link && { personId: link.personId, name: link.name };
}

/** Takes the one use of the link, and tells whose password it changes, where they read it the next time; false: it can’t be used any more. */
export async function useLink(tx: Tx, token: string): Promise<boolean> {
  const link = await usable(tx.db, token, tx.now);
  if (link === null || !(await takeLink(tx.db, link.id, tx.now))) {
    return false;
  }
  const lobby = await lobbyId(tx.db);
  const { seq } = await tx.head(lobby);
  const text = link.way === 'mail' ? CHANGED_BY_MAIL : changedBy(link.maker ?? 'somebody on the server’s machine');
  await postNotice(tx, link.personId, { roomId: lobby, afterSeq: seq, text });
  return true;
}
