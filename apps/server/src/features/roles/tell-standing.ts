import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { type Standing, standingOf, type WorkspaceRole } from '@parley/shared/roles.ts';
import { roomIdsOf } from '../../log/membership.queries.ts';
import type { Place, Tx } from '../../log/types.ts';
import { roleOf } from './roles.queries.ts';

function tell(tx: Tx, roomId: RoomId, personId: PersonId, standing: Standing | undefined): Promise<Place> {
  // The actor is whom it is about, whoever did it: once they leave for good, it goes from the log with all else of theirs.
  return tx.append(roomId, personId, 'standing:changed', { personId, ...(standing !== undefined && { standing }) });
}

/** Tells a room what somebody is who has just joined it, if they look after the whole; where the room stands then. */
export async function tellStanding(tx: Tx, roomId: RoomId, personId: PersonId, place: Place): Promise<Place> {
  const standing = standingOf(await roleOf(tx.db, personId));
  return standing === undefined ? place : tell(tx, roomId, personId, standing);
}

/** Tells the rooms of somebody what they have become, where that is for everybody to know. */
export async function tellRooms(tx: Tx, personId: PersonId, before: WorkspaceRole, role: WorkspaceRole): Promise<void> {
  const standing = standingOf(role);
  if (standing !== standingOf(before)) {
    for (const roomId of await roomIdsOf(tx.db, personId)) {
      await tell(tx, roomId, personId, standing);
    }
  }
}
