import { expect, test } from 'vitest';
import { view, type Viewed } from './viewed.ts';

function run(...steps: readonly (readonly [now: number, range: readonly [number, number] | null])[]): readonly (number | null)[] {
  let viewed: Viewed | null = null;
  return steps.map(([now, range]) => {
    const step = view(viewed, range, now);
    viewed = step.viewed;
    return step.read;
  });
}

test('a message is read when it was in view for a second', () => {
  expect(run([0, [1, 5]], [999, [1, 5]], [1_000, [1, 5]])).toEqual([null, null, 5]);
});

test('READ8 what only passes by is not read', () => {
  expect(run([0, [1, 5]], [400, [20, 25]], [1_100, [20, 25]], [1_400, [20, 25]])).toEqual([null, null, null, 25]);
});

test('while one scrolls slowly, what stayed in view is read', () => {
  expect(run([0, [1, 10]], [500, [4, 13]], [1_000, [7, 16]])).toEqual([null, null, 10]);
});

test('messages that keep coming do not keep the others from being read', () => {
  expect(run([0, [1, 5]], [300, [1, 6]], [600, [1, 7]], [1_000, [1, 8]], [2_000, [1, 8]])).toEqual([null, null, null, 5, 8]);
});

test('the second begins anew when somebody comes back to the screen', () => {
  expect(run([0, [1, 5]], [900, null], [1_000, [1, 5]], [1_900, [1, 5]], [2_000, [1, 5]])).toEqual([null, null, null, null, 5]);
});
