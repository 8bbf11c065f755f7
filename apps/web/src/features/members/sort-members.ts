import type { Member } from '@parley/shared/features/members.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Presence by person; who is missing is offline. */
export type PresenceOf = Readonly<Record<string, PresenceState>>;

export function presenceOf(presence: PresenceOf, id: string): PresenceState {
  return presence[id] ?? 'offline';
}

/** Members by name. */
export function byName(members: readonly Member[]): readonly Member[] {
  return members.toSorted((a, b) => names.compare(a.name, b.name));
}

/** Online, then away, then offline, then deactivated, each in the order given: no comparing of names each time somebody comes or goes. */
export function byPresence(sorted: readonly Member[], presence: PresenceOf): readonly Member[] {
  const groups: Record<PresenceState | 'deactivated', Member[]> = { online: [], away: [], offline: [], deactivated: [] };
  for (const member of sorted) groups[member.deactivated ? 'deactivated' : presenceOf(presence, member.id)].push(member);
  return [...groups.online, ...groups.away, ...groups.offline, ...groups.deactivated];
}

/** How many are not offline. */
export function countPresent(members: readonly Member[], presence: PresenceOf): number {
  return members.reduce((count, member) => count + Number(presenceOf(presence, member.id) !== 'offline'), 0);
}
