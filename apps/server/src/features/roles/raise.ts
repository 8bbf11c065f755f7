import type { PersonId } from '@parley/shared/ids.ts';
import { isMore, type WorkspaceRole } from '@parley/shared/roles.ts';
import type { Tx } from '../../log/types.ts';
import { roleOf, setRole } from './roles.queries.ts';
import { tellRooms } from './tell-standing.ts';

/** Makes somebody what this role is, unless they are as much already, and tells their devices and rooms. Whether it did. */
export async function raise(tx: Tx, personId: PersonId, role: WorkspaceRole): Promise<boolean> {
  const before = await roleOf(tx.db, personId);
  const rises = isMore(role, before);
  if (rises) {
    await setRole(tx.db, personId, role);
    await tx.tell(personId, 'role:changed', { role });
    await tellRooms(tx, personId, before, role);
  }
  return rises;
}
