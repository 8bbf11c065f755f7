import { expect, test } from 'vitest';
import { place, placeBeside } from './place.ts';

const view = { width: 1000, height: 800 };
const size = { width: 200, height: 300 };
const middle = { left: 400, top: 100, width: 40, height: 40 };

test('stands below its anchor and shares the edge asked for', () => {
  expect(place(middle, size, view, { align: 'start', rtl: false })).toEqual({ left: 400, top: 144 });
  expect(place(middle, size, view, { align: 'end', rtl: false })).toEqual({ left: 240, top: 144 });
});

test('start and end follow the line of text', () => {
  expect(place(middle, size, view, { align: 'start', rtl: true }).left).toBe(240);
  expect(place(middle, size, view, { align: 'end', rtl: true }).left).toBe(400);
});

test('stands above where there is no room below', () => {
  expect(place({ ...middle, top: 700 }, size, view, { align: 'start', rtl: false }).top).toBe(396);
});

test('never leaves the window', () => {
  expect(place({ ...middle, left: 950 }, size, view, { align: 'start', rtl: false }).left).toBe(792);
  expect(place({ ...middle, left: 2 }, size, view, { align: 'end', rtl: false }).left).toBe(8);
  expect(place({ ...middle, top: 700 }, { width: 200, height: 790 }, view, { align: 'start', rtl: false }).top).toBe(8);
});

test('beside a row it stands before it, else behind it, and within the window', () => {
  expect(placeBeside({ ...middle, top: 700 }, size, view)).toEqual({ left: 196, top: 492 });
  expect(placeBeside({ ...middle, left: 10 }, size, view)).toEqual({ left: 54, top: 100 });
  expect(placeBeside({ ...middle, left: 8, width: 984 }, size, view).left).toBe(792);
});
