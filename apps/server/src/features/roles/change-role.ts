import type { PersonId } from '@parley/shared/ids.ts';
import { roleWords } from '@parley/shared/role-words.ts';
import { type GivenRole, isMore, mayChangeRoles } from '@parley/shared/roles.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Tx } from '../../log/types.ts';
import { standingOf } from '../deactivations/deactivations.queries.ts';
import { hasOtherOwner } from '../departures/departures.queries.ts';
import { postNotice } from '../notices/notices.queries.ts';
import { lobbyId } from '../rooms/rooms.queries.ts';
import { roleOf, setRole } from './roles.queries.ts';
import { tellRooms } from './tell-standing.ts';

/** Says it to whom it concerns, where they read it the next time. It names nobody: whoever did it may leave, and then is named nowhere. */
async function tellThem(tx: Tx, whom: PersonId, role: GivenRole): Promise<void> {
  const lobby = await lobbyId(tx.db);
  const { seq } = await tx.head(lobby);
  await postNotice(tx, whom, { roomId: lobby, afterSeq: seq, text: `You are ${roleWords[role]} of this Parley now. An owner changed your role.` });
}

/** Makes somebody an owner, an admin or a member, for an owner; gives whether that is more than they were. Refused where it would leave nobody who is an owner and can come in. */
export async function changeRole(tx: Tx, by: PersonId, whom: PersonId, role: GivenRole): Promise<boolean> {
  if (!mayChangeRoles(await roleOf(tx.db, by))) {
    throw new Rejection('forbidden', 'Only an owner of this Parley can do this.');
  }
  const standing = await standingOf(tx.db, whom);
  if (standing === undefined) {
    throw new Rejection('gone', 'There is nobody like that here.');
  }
  if (standing.role === 'guest') {
    throw new Rejection('conflict', 'They are a guest. Once they have made an account you can change what they are.');
  }
  const rises = isMore(role, standing.role);
  if (standing.role === role) {
    return false;
  }
  if (standing.deactivated && rises) {
    throw new Rejection('conflict', 'They are deactivated. Reactivate them first.');
  }
  if (standing.role === 'owner' && !(await hasOtherOwner(tx.db, whom))) {
    throw new Rejection('conflict', 'You are the only owner of this Parley. Make somebody else an owner first.');
  }
  await setRole(tx.db, whom, role);
  await tx.tell(whom, 'role:changed', { role });
  await tellRooms(tx, whom, standing.role, role);
  if (whom !== by) {
    await tellThem(tx, whom, role);
  }
  return rises;
}
