import { afterEach, expect, test, vi } from 'vitest';
import { createNotes } from './notes.ts';

afterEach(() => vi.unstubAllGlobals());

test('OUT12 what no storage takes is noted for as long as the page is there', () => {
  vi.stubGlobal('localStorage', undefined);
  const notes = createNotes('taken-back:me:');
  notes.write('one', '1');
  notes.write('two', '2');
  notes.write('one', null);
  expect(notes.all()).toEqual({ two: '2' });
  const take = notes.taker('two');
  notes.write('two', 'newer');
  take();
  expect(notes.all()).toEqual({ two: 'newer' });
  notes.taker('two')();
  expect(notes.all()).toEqual({});
});
