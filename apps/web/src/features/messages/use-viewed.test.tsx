import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useViewed } from './use-viewed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody in front of a room; what is in view is said by the test. */
function start() {
  const read: number[] = [];
  const { result } = renderHook(() => useViewed(true, (ord) => read.push(ord)));
  return {
    read,
    see: (first: number, last: number) => act(() => result.current([first, last])),
    wait(ms: number) {
      act(() => {
        vi.advanceTimersByTime(ms);
      });
    },
  };
}

test('READ8 what is in view is read after a second, without anybody doing anything', () => {
  const { read, see, wait } = start();
  see(1, 5);
  wait(999);
  expect(read).toEqual([]);
  wait(1);
  expect(read).toEqual([5]);
});

test.each([0, 1, 300, 650, 999])('READ8 a message that comes %i ms after the one before was read is read, too', (gap) => {
  const { read, see, wait } = start();
  see(1, 1);
  wait(1_000 + gap);
  see(1, 2);
  wait(2_000);
  expect(read.at(-1)).toBe(2);
});

test('READ8 once all that is in view is read, nothing is looked at any more', () => {
  const { see, wait } = start();
  see(1, 5);
  wait(5_000);
  expect(vi.getTimerCount()).toBe(0);
});
