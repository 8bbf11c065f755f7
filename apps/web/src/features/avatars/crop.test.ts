import { expect, test } from 'vitest';
import { type Crop, cropByKey, cropText, moveBy, wholeCrop, zoomMost, zoomOf, zoomTo } from './crop.ts';

const wide = { width: 600, height: 200 };
const far = { x: 99, y: 99 };

function edges({ x, y, side }: Crop): readonly number[] {
  return [x - side / 2, y - side / 2, x + side / 2, y + side / 2];
}

test('AVATAR7 at first the middle shows, as much of it as there is', () => {
  expect(edges(wholeCrop(wide))).toEqual([200, 0, 400, 200]);
  expect(edges(wholeCrop({ width: 10, height: 30 }))).toEqual([0, 10, 10, 20]);
  expect(zoomOf(wholeCrop(wide), wide)).toBe(1);
});

test('AVATAR7 the picture follows the finger, and never uncovers what lies below it', () => {
  expect(edges(moveBy(wholeCrop(wide), wide, { x: 0.5, y: 0 }))).toEqual([100, 0, 300, 200]);
  expect(edges(moveBy(wholeCrop(wide), wide, far))).toEqual([0, 0, 200, 200]);
  expect(edges(moveBy(wholeCrop(wide), wide, { x: -99, y: -99 }))).toEqual([400, 0, 600, 200]);
  const close = zoomTo(wholeCrop(wide), wide, 4);
  expect(edges(moveBy(close, wide, far))).toEqual([0, 0, 50, 50]);
  // Out of a corner, back to all of it.
  expect(edges(zoomTo(moveBy(close, wide, far), wide, 1))).toEqual([0, 0, 200, 200]);
});

test('AVATAR7 zooming leaves what lies under the fingers there, and has an end either way', () => {
  const at = { x: 0.25, y: -0.25 };
  const before = wholeCrop(wide);
  const after = zoomTo(before, wide, 2, at);
  const under = ({ x, y, side }: Crop): readonly number[] => [x + at.x * side, y + at.y * side];
  expect(under(after)).toEqual(under(before));
  expect(zoomOf(zoomTo(before, wide, 1_000), wide)).toBe(zoomMost);
  expect(zoomOf(zoomTo(before, wide, 0.1), wide)).toBe(1);
});

test('AVATAR7 keys do what fingers do, and what shows then is said', () => {
  function press(crop: Crop, ...keys: readonly string[]): Crop {
    return keys.reduce((now, key) => cropByKey(now, wide, key, false) ?? now, crop);
  }
  const start = wholeCrop(wide);
  expect(edges(press(start, 'ArrowRight'))).toEqual([190, 0, 390, 200]);
  expect(edges(cropByKey(start, wide, 'ArrowLeft', true) ?? start)).toEqual([250, 0, 450, 200]);
  expect(press(start, 'ArrowRight', 'ArrowLeft', '+', '-')).toEqual(start);
  expect(press(start, '+', '+', 'ArrowDown', 'ArrowUp', 'ArrowLeft', '0')).toEqual(start);
  expect(cropByKey(start, wide, 'a', false)).toBeNull();
  expect(cropText(start, wide)).toBe('Zoom 100 %, 50 % from the left, 50 % from the top');
  expect(cropText(moveBy(zoomTo(start, wide, 2), wide, far), wide)).toBe('Zoom 200 %, 0 % from the left, 0 % from the top');
});
