import type { WorkspaceRole } from '@parley/shared/roles.ts';
import { defineSlice } from '../../store/define-slice.ts';

/** What I am in the whole of it. Until it is known, the least. */
const initial = 'guest' as WorkspaceRole;

export const roles = defineSlice(initial, {
  events: { 'role:changed': (_, { role }) => role },
  person: { roles: (_, role) => role },
});
