import type { deactivations } from '@parley/shared/features/deactivations.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { looksAfter, mayDeactivate } from '@parley/shared/roles.ts';
import { Rejection } from '../../lib/errors.ts';
import { roomIdsOf } from '../../log/membership.queries.ts';
import type { Tx } from '../../log/types.ts';
import { change, type FeatureHandlers } from '../../realtime/handler.ts';
import { roleOf } from '../roles/roles.queries.ts';
import { deleteDeactivation, insertDeactivation, standingOf } from './deactivations.queries.ts';
import type { WaysIn } from './ways-in.ts';

/** Whether somebody is kept out at present; refuses who may not decide about them. */
async function isKeptOut(tx: Tx, whom: PersonId, by: PersonId): Promise<boolean> {
  const role = await roleOf(tx.db, by);
  if (!looksAfter(role)) {
    throw new Rejection('forbidden', 'Only those who look after this Parley can do this.');
  }
  if (whom === by) {
    throw new Rejection('forbidden', 'You can’t do this to yourself. Ask somebody else who looks after this Parley.');
  }
  const standing = await standingOf(tx.db, whom);
  if (standing === undefined) {
    throw new Rejection('gone', 'There is nobody like that here.');
  }
  if (!mayDeactivate(role, standing.role)) {
    throw new Rejection('forbidden', 'You can do this only to people who are less than you are here.');
  }
  return standing.deactivated;
}

async function tellRooms(tx: Tx, type: 'person:deactivated' | 'person:reactivated', personId: PersonId, by: PersonId): Promise<void> {
  for (const roomId of await roomIdsOf(tx.db, personId)) {
    await tx.append(roomId, by, type, { personId });
  }
}

export function deactivationsHandlers(ways: WaysIn): FeatureHandlers<typeof deactivations> {
  return {
    'person:deactivate': change(async (tx, { personId: whom }, { personId: by }) => {
      if (!(await isKeptOut(tx, whom, by))) {
        await insertDeactivation(tx.db, whom, by, tx.now);
        await ways.end(tx, whom);
        tx.change({ kind: 'out', personId: whom });
        await tellRooms(tx, 'person:deactivated', whom, by);
      }
      return {};
    }),

    'person:reactivate': change(async (tx, { personId: whom }, { personId: by }) => {
      if (await isKeptOut(tx, whom, by)) {
        await deleteDeactivation(tx.db, whom);
        await tellRooms(tx, 'person:reactivated', whom, by);
      }
      return {};
    }),
  };
}
