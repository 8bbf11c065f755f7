import type { Person } from '@parley/shared/features/people.ts';
import { type Resetting, resetRequests } from '@parley/shared/reset-requests.ts';
import { type Asked, request } from './account-requests.ts';

/** The link to a new password. What makes it one stands behind the `#`, which browsers send to nobody. */
export function resetLink(token: string): string {
  return `${location.origin}/reset#${token}`;
}

/** Asks whose link it is. */
export function lookAtReset(token: string): Promise<Asked<{ readonly resetting: Resetting }>> {
  return request('/api/reset/look', resetRequests['POST /api/reset/look'].output, { token });
}

/** Chooses the new password, and comes in; null: a code is needed for that as well. */
export function resetPassword(body: { readonly token: string; readonly password: string }): Promise<Asked<{ readonly person: Person | null }>> {
  return request('/api/reset', resetRequests['POST /api/reset'].output, body);
}
