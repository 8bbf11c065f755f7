import type { PersonId } from '@parley/shared/ids.ts';
import type { Tx } from '../../log/types.ts';
import { describe } from '../profiles/describe.ts';
import { markUsed } from './avatars.queries.ts';

/** Makes this a person’s photo, or takes it away, and tells everybody who sees them. */
export async function wear(tx: Tx, personId: PersonId, avatar: string | null): Promise<{ avatar: string | null }> {
  await describe(tx, personId, ({ avatar: _before, ...rest }) => ({ ...rest, ...(avatar !== null && { avatar }) }));
  await markUsed(tx.db, personId, avatar, tx.now);
  return { avatar };
}
