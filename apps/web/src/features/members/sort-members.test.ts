import type { Member } from '@parley/shared/features/members.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import { countOf } from './presence-of.ts';
import { byName, byPresence } from './sort-members.ts';

function member(name: string): Member {
  return { id: name as PersonId, name, role: 'member', joinedAt: 0 };
}

const members = ['zoe', 'Maya 10', 'élodie', 'Maya 2', 'Anna'].map(member);

test('names are sorted as people sort them', () => {
  expect(byName(members).map(({ name }) => name)).toEqual(['Anna', 'élodie', 'Maya 2', 'Maya 10', 'zoe']);
});

test('PRES7 who is here comes first, in the order of names, and who is away counts as away', () => {
  const presence = { zoe: 'online', Anna: 'away', 'Maya 10': 'online' } as const;
  expect(byPresence(byName(members), presence).map(({ name }) => name)).toEqual(['Maya 10', 'zoe', 'Anna', 'élodie', 'Maya 2']);
  expect([countOf('online', members, presence), countOf('away', members, presence)]).toEqual([2, 1]);
});

test('DEACT4 PRES7 who is deactivated comes last, whatever was last known of their presence', () => {
  const people = [...members.slice(0, 4), { ...member('Anna'), deactivated: true as const }];
  expect(byPresence(byName(people), { Anna: 'online' }).map(({ name }) => name)).toEqual(['élodie', 'Maya 2', 'Maya 10', 'zoe', 'Anna']);
  expect(countOf('online', people, { Anna: 'online' })).toBe(0);
});
