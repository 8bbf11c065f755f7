import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitting, type Motion, rangeAt, reach, within } from './range.ts';
import type { Row } from './rows.ts';

function rows(count: number, from = 1): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'joined', key: `${from + index}`, seq: from + index, at: 0, names: [], until: 0 }));
}

const view = 800;

test('opens with the last rows, or with those around one', () => {
  const all = rows(1_000);
  expect(within(all, rangeAt(all, null))).toHaveLength(32);
  const around = within(all, rangeAt(all, '500'));
  expect(around.some(({ key }) => key === '500')).toBe(true);
  expect(around).toHaveLength(64);
});

test('what comes at the end is shown to somebody who is there', () => {
  const all = rows(100);
  const range = rangeAt(all, null);
  expect(within(rows(101), range).at(-1)?.key).toBe('101');
});

test('rows come before one reaches them, and pages are asked for before those run out', () => {
  const all = rows(80);
  const near = reach(all, rangeAt(all, null), { above: view, below: 0, view }, 'wheel');
  expect(within(all, near.range)).toHaveLength(80);
  expect(near.older).toBe(true);
  const far = reach(rows(1_000), rangeAt(rows(1_000), null), { above: 4 * view, below: 0, view }, 'wheel');
  expect([within(rows(1_000), far.range).length, far.older]).toEqual([32, false]);
});

test('below a finger nothing comes unless it is about to be seen', () => {
  const all = rows(1_000);
  const range = rangeAt(all, '500');
  const end = within(all, range).at(-1)?.key;
  expect(within(all, reach(all, range, { above: 9_999, below: view, view }, 'finger').range).at(-1)?.key).toBe(end);
  expect(within(all, reach(all, range, { above: 9_999, below: 10, view }, 'finger').range).at(-1)?.key).not.toBe(end);
});

test('never more than 300 rows, wherever one scrolls', () => {
  const all = rows(3_000);
  const step = fc.record({ above: fc.nat(20_000), below: fc.nat(20_000), motion: fc.constantFrom<Motion>('rest', 'wheel', 'finger') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let range = rangeAt(all, '1500');
      for (const { above, below, motion } of steps) {
        ({ range } = reach(all, range, { above, below, view }, motion));
        expect(within(all, range).length).toBeLessThanOrEqual(300);
      }
    }),
  );
});

test('a range whose rows are gone becomes the last rows', () => {
  const replaced = rows(100, 5_000);
  const range = fitting(replaced, rangeAt(rows(1_000), '500'));
  expect(within(replaced, range).at(-1)?.key).toBe('5099');
  expect(within(replaced, range).length).toBeGreaterThan(0);
});
