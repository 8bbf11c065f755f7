import type { WorkspaceRole } from './roles.ts';

/** What somebody is called who is this in the whole of a Parley, in a sentence. */
export const roleWords: Readonly<Record<WorkspaceRole, string>> = { owner: 'an owner', admin: 'an admin', member: 'a member', guest: 'a guest' };
