import { expect, test } from 'vitest';
import { nextInMenu } from './menu-keys.ts';

const labels = ['Copy link', 'Edit room', 'Create', 'Leave'];

test('arrows go round', () => {
  expect(nextInMenu('ArrowDown', 3, labels)).toBe(0);
  expect(nextInMenu('ArrowUp', 0, labels)).toBe(3);
  expect(nextInMenu('ArrowUp', -1, labels)).toBe(3);
  expect(nextInMenu('ArrowDown', -1, labels)).toBe(0);
});

test('Home and End go to the ends', () => {
  expect(nextInMenu('Home', 2, labels)).toBe(0);
  expect(nextInMenu('End', 0, labels)).toBe(3);
});

test('a letter goes to the next item that starts with it, and round', () => {
  expect(nextInMenu('c', 0, labels)).toBe(2);
  expect(nextInMenu('C', 2, labels)).toBe(0);
  expect(nextInMenu('l', 0, labels)).toBe(3);
});

test('other keys move nothing', () => {
  expect(nextInMenu('Enter', 0, labels)).toBeNull();
  expect(nextInMenu('z', 0, labels)).toBeNull();
  expect(nextInMenu(' ', 0, labels)).toBeNull();
  expect(nextInMenu('ArrowDown', 0, [])).toBeNull();
});
