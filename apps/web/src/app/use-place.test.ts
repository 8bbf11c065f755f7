import { expect, test } from 'vitest';
import { placeOf } from './use-place.ts';

test('an address leads to the list, to a room, or nowhere', () => {
  expect(placeOf('/')).toEqual({ kind: 'list' });
  expect(placeOf('/r/launch-week')).toEqual({ kind: 'room', slug: 'launch-week' });
  expect(placeOf('/r/launch-week/')).toEqual({ kind: 'room', slug: 'launch-week' });
  expect(placeOf('/r/%E8%A8%AD%E8%A8%88')).toEqual({ kind: 'room', slug: '設計' });
  expect(placeOf('/r/')).toEqual({ kind: 'nowhere' });
  expect(placeOf('/r/a/b')).toEqual({ kind: 'nowhere' });
  expect(placeOf('/r/%E8')).toEqual({ kind: 'nowhere' });
  expect(placeOf('/settings')).toEqual({ kind: 'nowhere' });
});
