// Without schemas: the page needs it before it needs those.

/** What somebody is in the whole of a Parley, from least to most. A guest has no account; the owner came by the link of the first start. */
export const workspaceRoles = ['guest', 'member', 'admin', 'owner'] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

/** What an invite can make of somebody. */
export const invitedRoles = ['admin', 'member', 'guest'] as const satisfies readonly WorkspaceRole[];
export type InvitedRole = (typeof invitedRoles)[number];

/** Whether one role is more than another. */
export function isMore(role: WorkspaceRole, than: WorkspaceRole): boolean {
  return workspaceRoles.indexOf(role) > workspaceRoles.indexOf(than);
}

/** Whether somebody of this role looks after the place. */
export function looksAfter(role: WorkspaceRole): boolean {
  return isMore(role, 'member');
}

/** As what somebody may invite others; empty: they may not invite. Nobody makes others what they are not more than themselves. */
export function mayInviteAs(role: WorkspaceRole): readonly InvitedRole[] {
  return looksAfter(role) ? invitedRoles.filter((invited) => isMore(role, invited)) : [];
}

/**
 * Whether somebody may keep another out, or let them in again: who looks after a Parley, and only people who are less; an owner also another owner. Nobody may
 * themselves, so that there is always an owner left.
 */
export function mayDeactivate(role: WorkspaceRole, whom: WorkspaceRole): boolean {
  return looksAfter(role) && (isMore(role, whom) || role === 'owner');
}

/** Whether somebody may help another to sign in, and so could come in as them: only who looks after a Parley, and only people who are less. */
export function mayHelp(role: WorkspaceRole, whom: WorkspaceRole): boolean {
  return (role === 'owner' || role === 'admin') && whom !== 'guest' && isMore(role, whom);
}
