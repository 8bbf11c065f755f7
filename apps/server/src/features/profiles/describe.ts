import type { Profile } from '@parley/shared/features/profiles.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { isDeepStrictEqual } from 'node:util';
import { roomIdsOf } from '../../log/membership.queries.ts';
import type { Tx } from '../../log/types.ts';
import { profileById, storeProfile } from './profiles.queries.ts';

/** Makes a person’s profile what `update` makes of it, and tells their rooms and devices if that changed anything. */
export async function describe(tx: Tx, personId: PersonId, update: (before: Profile) => Profile): Promise<{ profile: Profile }> {
  const before = await profileById(tx.db, personId, tx.now);
  const profile = update(before);
  // Asked again, as when the answer got lost: nobody needs to hear of it twice.
  if (isDeepStrictEqual(profile, before)) {
    return { profile };
  }
  await storeProfile(tx.db, personId, profile);
  await tx.tell(personId, 'person:described', { personId, profile });
  for (const roomId of await roomIdsOf(tx.db, personId)) {
    await tx.append(roomId, personId, 'person:described', { personId, profile });
  }
  return { profile };
}
