import { expect, test } from 'vitest';
import { problemOf } from './problem-of.ts';

test('what was typed is to blame only for what was said against it', () => {
  expect(problemOf({ ok: true, value: {} })).toBeNull();
  expect(problemOf({ ok: null, afterMs: 0 })?.general).toBe(true);
  expect(problemOf({ ok: false, code: 'forbidden', message: 'Only its owner can change a room.' })?.general).toBe(true);
  expect(problemOf({ ok: false, code: 'conflict', message: '“Maya” is taken.', suggestion: 'Maya 2' })).toEqual({
    message: '“Maya” is taken.',
    suggestion: 'Maya 2',
    general: false,
  });
});
