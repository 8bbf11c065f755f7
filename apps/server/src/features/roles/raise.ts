import type { PersonId } from '@parley/shared/ids.ts';
import { isMore, type WorkspaceRole } from '@parley/shared/roles.ts';
import type { Tx } from '../../log/types.ts';
import { roleOf, setRole } from './roles.queries.ts';

/** Makes somebody what this role is, unless they are as much already, and tells their devices. Whether it did. */
export async function raise(tx: Tx, personId: PersonId, role: WorkspaceRole): Promise<boolean> {
  const rises = isMore(role, await roleOf(tx.db, personId));
  if (rises) {
    await setRole(tx.db, personId, role);
    await tx.tell(personId, 'role:changed', { role });
  }
  return rises;
}
