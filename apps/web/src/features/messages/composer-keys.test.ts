import { expect, test } from 'vitest';
import { type Press, sends, startsMessage } from './composer-keys.ts';

function press(key: string, rest: Partial<Press> = {}): Press {
  return { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0, ...rest };
}

test('Enter sends, Shift and Enter make a line', () => {
  expect(sends(press('Enter'), false)).toBe(true);
  expect(sends(press('Enter', { shiftKey: true }), false)).toBe(false);
  expect(sends(press('a'), false)).toBe(false);
});

test('an Enter that ends a composition is the IME’s', () => {
  expect(sends(press('Enter', { isComposing: true }), false)).toBe(false);
  // Safari ends the composition before it tells of the key.
  expect(sends(press('Enter', { keyCode: 229 }), false)).toBe(false);
});

test('on a touch screen Enter makes a line, unless there is a keyboard with Ctrl', () => {
  expect(sends(press('Enter'), true)).toBe(false);
  expect(sends(press('Enter', { ctrlKey: true }), true)).toBe(true);
});

test.each([
  ['a', {}, true],
  ['é', {}, true],
  ['😀', {}, true],
  ['@', { ctrlKey: true, altKey: true }, true],
  [' ', {}, false],
  ['Enter', {}, false],
  ['ArrowUp', {}, false],
  ['k', { metaKey: true }, false],
  ['c', { ctrlKey: true }, false],
  ['a', { isComposing: true }, false],
])('%s with %o begins a message: %s', (key, rest, begins) => {
  expect(startsMessage(press(key, rest))).toBe(begins);
});
