import type { Member } from '@parley/shared/features/members.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';

/** Presence by person; who is missing is offline. */
export type PresenceOf = Readonly<Record<string, PresenceState>>;

export function presenceOf(presence: PresenceOf, id: string): PresenceState {
  return presence[id] ?? 'offline';
}

/** How many are online, or away; who is deactivated is neither. */
export function countOf(state: PresenceState, members: readonly Member[], presence: PresenceOf): number {
  return members.reduce((sum, { id, deactivated }) => sum + Number(!deactivated && presenceOf(presence, id) === state), 0);
}
