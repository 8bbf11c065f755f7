import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { Place, Tx } from '../../log/types.ts';
import { profileById } from './profiles.queries.ts';

/** Tells a room about somebody who has just joined it, if there is anything to tell; where the room stands then. */
export async function tellProfile(tx: Tx, roomId: RoomId, personId: PersonId, place: Place): Promise<Place> {
  const profile = await profileById(tx.db, personId, tx.now);
  return Object.keys(profile).length === 0 ? place : tx.append(roomId, personId, 'person:described', { personId, profile });
}
