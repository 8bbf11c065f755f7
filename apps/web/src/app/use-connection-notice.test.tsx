import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useConnectionNotice } from './use-connection-notice.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const hook = renderHook((now: { lost: boolean; waiting: number }) => useConnectionNotice(now.lost, now.waiting), {
    initialProps: { lost: false, waiting: 0 },
  });
  return {
    now: (lost: boolean, waiting = 0) => hook.rerender({ lost, waiting }),
    after: (ms: number) =>
      act(() => {
        vi.advanceTimersByTime(ms);
      }),
    notice: () => hook.result.current,
  };
}

test('a loss is said for as long as it lasts, and the recovery for two seconds', () => {
  const { now, after, notice } = start();
  expect(notice()).toEqual({ state: 'fine' });
  now(true);
  after(60_000);
  expect(notice()).toEqual({ state: 'lost' });
  now(false);
  expect(notice()).toEqual({ state: 'back', sent: 0 });
  after(2_100);
  expect(notice()).toEqual({ state: 'fine' });
});

test('says how many of the messages that waited went', () => {
  const { now, notice } = start();
  now(true, 1);
  now(true, 3);
  now(false, 3);
  now(false, 1);
  expect(notice()).toEqual({ state: 'back', sent: 2 });
});

test('losing it again just after the recovery starts afresh', () => {
  const { now, after, notice } = start();
  now(true, 2);
  now(false);
  now(true);
  after(2_100);
  expect(notice()).toEqual({ state: 'lost' });
  now(false);
  expect(notice()).toEqual({ state: 'back', sent: 0 });
});
