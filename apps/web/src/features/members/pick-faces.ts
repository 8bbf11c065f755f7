import type { Member } from '@parley/shared/features/members.ts';
import { type PresenceOf, presenceOf } from './presence-of.ts';

/** The members whose faces stand for the room: those who are here, then those who came first. One pass, whatever the size. */
export function pickFaces(members: readonly Member[], presence: PresenceOf, count: number): readonly Member[] {
  const picked: Member[] = [];
  function before(a: Member, b: Member): boolean {
    const here = Number(presenceOf(presence, b.id) !== 'offline') - Number(presenceOf(presence, a.id) !== 'offline');
    return here === 0 ? a.joinedAt < b.joinedAt : here < 0;
  }
  for (const member of members) {
    const at = picked.findIndex((other) => before(member, other));
    if (at !== -1) picked.splice(at, 0, member);
    else if (picked.length < count) picked.push(member);
    picked.length = Math.min(picked.length, count);
  }
  return picked;
}
