import { expect, test } from 'vitest';
import { problemOf } from './problem-of.ts';

const unconnected = { ok: null, unconnected: true } as const;

test('what was typed is to blame only for what was said against it', () => {
  expect(problemOf({ ok: true, value: {} })).toBeNull();
  expect(problemOf({ ok: null, afterMs: 0 })?.general).toBe(true);
  expect(problemOf(unconnected)?.general).toBe(true);
  expect(problemOf({ ok: false, code: 'forbidden', message: 'Only its owner can change a room.' })?.general).toBe(true);
  expect(problemOf({ ok: false, code: 'conflict', message: '“Maya” is taken.', suggestion: 'Maya 2' })).toEqual({
    message: '“Maya” is taken.',
    suggestion: 'Maya 2',
    general: false,
  });
});

test('CMD5 what was not answered for want of a connection says so', () => {
  expect(problemOf(unconnected)?.message).toBe('No connection. Try again once it is back.');
  expect(problemOf({ ok: null, afterMs: 0 })?.message).toBe('The server didn’t answer. Try again in a moment.');
});
