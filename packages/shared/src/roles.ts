// Without schemas: the page needs it before it needs those.

/** What somebody is in the whole of a Parley, from least to most. A guest has no account; the first owner came by the link of the first start. */
export const workspaceRoles = ['guest', 'member', 'admin', 'owner'] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

/** What an invite can make of somebody. */
export const invitedRoles = ['admin', 'member', 'guest'] as const satisfies readonly WorkspaceRole[];
export type InvitedRole = (typeof invitedRoles)[number];

/** What an owner can make of somebody who has an account. */
export const givenRoles = ['owner', 'admin', 'member'] as const satisfies readonly WorkspaceRole[];
export type GivenRole = (typeof givenRoles)[number];

/** Whether one role is more than another. */
export function isMore(role: WorkspaceRole, than: WorkspaceRole): boolean {
  return workspaceRoles.indexOf(role) > workspaceRoles.indexOf(than);
}

/** What those are who look after the place: everybody is told, so that they know whom to ask. */
export const standings = ['owner', 'admin'] as const satisfies readonly WorkspaceRole[];
export type Standing = (typeof standings)[number];

/** What everybody is told of somebody of this role. */
export function standingOf(role: WorkspaceRole): Standing | undefined {
  return standings.find((standing) => standing === role);
}

/** Whether somebody of this role looks after the place. */
export function looksAfter(role: WorkspaceRole): boolean {
  return standingOf(role) !== undefined;
}

/** Whether somebody may change what others are here, and themselves. */
export function mayChangeRoles(role: WorkspaceRole): boolean {
  return role === 'owner';
}

/** As what somebody may invite others; empty: they may not invite. Nobody makes others what they are not more than themselves. */
export function mayInviteAs(role: WorkspaceRole): readonly InvitedRole[] {
  return looksAfter(role) ? invitedRoles.filter((invited) => isMore(role, invited)) : [];
}

/**
 * Whether somebody may keep another out, or let them in again: who looks after a Parley, and only people who are less. Another owner is made less first, for
 * which it takes a password: a session that was stolen keeps no owner out.
 */
export function mayDeactivate(role: WorkspaceRole, whom: WorkspaceRole): boolean {
  return looksAfter(role) && isMore(role, whom);
}

/** Whether somebody may help another to sign in, and so could come in as them: only who looks after a Parley, and only people who are less. */
export function mayHelp(role: WorkspaceRole, whom: WorkspaceRole): boolean {
  return (role === 'owner' || role === 'admin') && whom !== 'guest' && isMore(role, whom);
}
