import type { Member } from '@parley/shared/features/members.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import { byName, byPresence, countPresent } from './sort-members.ts';

function member(name: string): Member {
  return { id: name as PersonId, name, role: 'member', joinedAt: 0 };
}

const members = ['zoe', 'Maya 10', 'élodie', 'Maya 2', 'Anna'].map(member);

test('names are sorted as people sort them', () => {
  expect(byName(members).map(({ name }) => name)).toEqual(['Anna', 'élodie', 'Maya 2', 'Maya 10', 'zoe']);
});

test('who is here comes first, in the order of names', () => {
  const presence = { zoe: 'online', Anna: 'away', 'Maya 10': 'online' } as const;
  expect(byPresence(byName(members), presence).map(({ name }) => name)).toEqual(['Maya 10', 'zoe', 'Anna', 'élodie', 'Maya 2']);
  expect(countPresent(members, presence)).toBe(3);
});

test('DEACT4 who is deactivated comes last, whatever was last known of their presence', () => {
  const people = [...members.slice(0, 4), { ...member('Anna'), deactivated: true as const }];
  expect(byPresence(byName(people), { Anna: 'online' }).map(({ name }) => name)).toEqual(['élodie', 'Maya 2', 'Maya 10', 'zoe', 'Anna']);
});
