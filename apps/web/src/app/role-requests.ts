import { roleRequests } from '@parley/shared/role-requests.ts';
import type { GivenRole } from '@parley/shared/roles.ts';
import { type Asked, request } from './account-requests.ts';

/** Makes somebody an owner, an admin or a member. */
export function changeRole(body: { readonly personId: string; readonly role: GivenRole; readonly password: string }): Promise<Asked<object>> {
  return request('/api/roles/change', roleRequests['POST /api/roles/change'].output, body);
}
