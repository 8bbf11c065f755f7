import type { Person } from '@parley/shared/features/people.ts';
import { type Invitation, inviteRequests } from '@parley/shared/invite-requests.ts';
import { type Asked, request } from './account-requests.ts';

/** The link of an invite. What makes it one stands behind the `#`, which browsers send to nobody. */
export function inviteLink(token: string): string {
  return `${location.origin}/invite#${token}`;
}

/** Asks what an invite is for. */
export function lookAtInvite(token: string): Promise<Asked<{ readonly invitation: Invitation }>> {
  return request('/api/invites/look', inviteRequests['POST /api/invites/look'].output, { token });
}

/** Comes in by an invite. */
export function acceptInvite(body: {
  readonly token: string;
  readonly name?: string;
  readonly userName?: string;
  readonly password?: string;
}): Promise<Asked<{ readonly person: Person; readonly begin: string | null }>> {
  return request('/api/invites/accept', inviteRequests['POST /api/invites/accept'].output, body);
}
