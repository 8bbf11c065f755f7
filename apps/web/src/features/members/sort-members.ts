import type { Member } from '@parley/shared/features/members.ts';
import type { PresenceState } from '@parley/shared/features/presence.ts';
import { type PresenceOf, presenceOf } from './presence-of.ts';

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

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
