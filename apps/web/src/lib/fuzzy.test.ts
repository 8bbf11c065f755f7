import { expect, test } from 'vitest';
import { fuzzyMatch } from './fuzzy.ts';

const rooms = ['planning', 'launch-week', 'general', 'lobby', 'Café Lyon'];

function best(query: string): string | undefined {
  return rooms
    .map((room) => ({ room, match: fuzzyMatch(query, room) }))
    .filter((candidate) => candidate.match !== null)
    .toSorted((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0))[0]?.room;
}

test('the beginning of a name comes before the middle of one', () => {
  expect(best('la')).toBe('launch-week');
  expect(fuzzyMatch('la', 'planning')?.ranges).toEqual([[1, 3]]);
});

test('the beginning of a later word counts', () => {
  expect(fuzzyMatch('week', 'launch-week')?.ranges).toEqual([[7, 11]]);
  expect(fuzzyMatch('we', 'answer-week')?.ranges).toEqual([[7, 9]]);
});

test('letters in order are enough, and are marked where they stand', () => {
  expect(best('lw')).toBe('launch-week');
  expect(fuzzyMatch('lw', 'launch-week')?.ranges).toEqual([
    [0, 1],
    [7, 8],
  ]);
});

test('accents and case do not matter, and marks stay in place', () => {
  expect(best('cafe l')).toBe('Café Lyon');
  expect(fuzzyMatch('LYON', 'Café Lyon')?.ranges).toEqual([[5, 9]]);
});

test('what does not fit does not fit', () => {
  expect(fuzzyMatch('xyz', 'launch-week')).toBeNull();
  expect(fuzzyMatch('kw', 'launch-week')).toBeNull();
});

test('an empty query fits everything equally', () => {
  expect(fuzzyMatch('  ', 'lobby')).toEqual({ score: 0, ranges: [] });
});
