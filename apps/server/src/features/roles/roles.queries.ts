import type { PersonId } from '@parley/shared/ids.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import type { Db } from '../../db/schema.ts';

export async function roleOf(db: Db, personId: PersonId): Promise<WorkspaceRole> {
  const row = await db.selectFrom('people').select('role').where('id', '=', personId).executeTakeFirst();
  return row?.role ?? 'guest';
}

export async function setRole(db: Db, personId: PersonId, role: WorkspaceRole): Promise<void> {
  await db.updateTable('people').set({ role }).where('id', '=', personId).execute();
}

export async function hasOwner(db: Db): Promise<boolean> {
  return (await db.selectFrom('people').select('id').where('role', '=', 'owner').executeTakeFirst()) !== undefined;
}
