import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followKeyboard } from './follow-keyboard.ts';

class Viewport extends EventTarget {
  height = innerHeight;
  scale = 1;
}

let view = new Viewport();
let stop: (() => void) | undefined;

beforeEach(() => {
  vi.stubGlobal('scrollTo', vi.fn());
  view = new Viewport();
  stop = followKeyboard(view as unknown as VisualViewport);
});
afterEach(() => {
  stop?.();
  vi.unstubAllGlobals();
});

function resize(height: number, scale = 1): string {
  Object.assign(view, { height, scale });
  view.dispatchEvent(new Event('resize'));
  return document.documentElement.style.getPropertyValue('--in-view');
}

test('TOUCH3 the page keeps to what a keyboard leaves in view, and gets the rest back', () => {
  expect(resize(innerHeight - 300)).toBe(`${innerHeight - 300}px`);
  expect(scrollTo).toHaveBeenCalledWith(0, 0);
  expect(resize(innerHeight)).toBe('');
});

test('bars that come and go are no keyboard, and zooming in is none either', () => {
  expect(resize(innerHeight - 60)).toBe('');
  expect(resize(innerHeight / 2, 2)).toBe('');
});

test('afterwards nothing of it is left', () => {
  resize(innerHeight - 300);
  stop?.();
  expect(document.documentElement.style.getPropertyValue('--in-view')).toBe('');
  expect(resize(innerHeight - 300)).toBe('');
});
