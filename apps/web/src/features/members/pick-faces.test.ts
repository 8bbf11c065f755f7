import type { Member } from '@parley/shared/features/members.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { expect, test } from 'vitest';
import { pickFaces } from './pick-faces.ts';

const members: readonly Member[] = ['d', 'b', 'a', 'c'].map((id) => ({ id: id as PersonId, name: id, role: 'member', joinedAt: id.charCodeAt(0) }));

function faces(presence: Readonly<Record<string, 'online' | 'away'>>, count = 3): string {
  return pickFaces(members, presence, count)
    .map(({ id }) => id)
    .join('');
}

test('who came first, while nobody is here', () => {
  expect(faces({})).toBe('abc');
});

test('who is here goes first', () => {
  expect(faces({ d: 'online', c: 'away' })).toBe('cda');
});

test('fewer members than places', () => {
  expect(faces({}, 9)).toBe('abcd');
});
