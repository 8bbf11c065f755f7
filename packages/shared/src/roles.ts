import * as z from 'zod/mini';

/** What somebody is in the whole of a Parley. A guest has no account; the owner came by the link of the first start. */
export const workspaceRole = z.enum(['owner', 'admin', 'member', 'guest']);
export type WorkspaceRole = z.infer<typeof workspaceRole>;

/** What an invite can make of somebody. */
export const invitedRole = z.enum(['admin', 'member', 'guest']);
export type InvitedRole = z.infer<typeof invitedRole>;

/** From least to most. */
const rank = ['guest', 'member', 'admin', 'owner'] as const satisfies readonly WorkspaceRole[];

/** Whether one role is more than another. */
export function isMore(role: WorkspaceRole, than: WorkspaceRole): boolean {
  return rank.indexOf(role) > rank.indexOf(than);
}

/** As what somebody may invite others; empty: they may not invite. Nobody makes others what they are not more than themselves. */
export function mayInviteAs(role: WorkspaceRole): readonly InvitedRole[] {
  return role === 'owner' || role === 'admin' ? invitedRole.options.filter((invited) => isMore(role, invited)) : [];
}
