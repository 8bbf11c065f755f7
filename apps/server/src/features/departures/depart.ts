import type { PersonId } from '@parley/shared/ids.ts';
import { Rejection } from '../../lib/errors.ts';
import type { Tx } from '../../log/types.ts';
import { blocksOn } from '../blocking/blocking.queries.ts';
import { insertDeactivation } from '../deactivations/deactivations.queries.ts';
import { roleOf } from '../roles/roles.queries.ts';
import { departureOf, hasOtherOwner, insertDeparture, makeNobody, roomsEverOf } from './departures.queries.ts';

/** Tells every room that somebody ever was in that they are gone for good. */
export async function tellDeparture(tx: Tx, personId: PersonId, erased: boolean): Promise<void> {
  for (const { roomId, isMember } of await roomsEverOf(tx.db, personId)) {
    const { seq } = await tx.append(roomId, personId, 'person:deleted', { personId, erased });
    if (isMember) {
      await tx.db
        .updateTable('members')
        .set({ left_seq: seq, read_ord: 0 })
        .where('room_id', '=', roomId)
        .where('person_id', '=', personId)
        .execute();
      tx.change({ kind: 'leave', personId, roomId });
    }
  }
}

/**
 * Makes nobody of a person: no name, no rooms, nothing they said of themselves; their devices go, and every room hears of it. What of them is written in old
 * events goes after that (`scrub.ts`). Refused for the only owner, unless it was decided already (`again`: a backup was put back). False: they were gone.
 */
export async function depart(tx: Tx, personId: PersonId, erased: boolean, again: boolean): Promise<boolean> {
  if ((await departureOf(tx.db, personId)) !== undefined) {
    return false;
  }
  if (!again && (await roleOf(tx.db, personId)) === 'owner' && !(await hasOtherOwner(tx.db, personId))) {
    throw new Rejection(
      'forbidden',
      'You are the only owner of this Parley. Make somebody else an owner first: open their card and choose “Change role…”.',
    );
  }
  await insertDeparture(tx.db, { personId, erased }, tx.now);
  await tellDeparture(tx, personId, erased);
  await makeNobody(tx.db, personId);
  // Rooms tell who is in one with them; in a list of whom one has blocked they may stand longer than that.
  for (const { whose, blocked } of await blocksOn(tx.db, personId)) {
    await tx.tell(whose, 'person:blocked', { blocked });
  }
  // What is still on its way is not done, as for whoever is kept out; links they made lead nowhere.
  await insertDeactivation(tx.db, personId, personId, tx.now);
  tx.change({ kind: 'out', personId });
  return true;
}
