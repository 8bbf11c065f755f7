import type { ConnectionStatus } from '@parley/client/types.ts';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useConnectionNotice } from './use-connection-notice.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(status: ConnectionStatus = 'online') {
  const hook = renderHook((now: { status: ConnectionStatus; waiting: number }) => useConnectionNotice(now.status, now.waiting), {
    initialProps: { status, waiting: 0 },
  });
  return {
    now: (next: ConnectionStatus, waiting = 0) => hook.rerender({ status: next, waiting }),
    after: (ms: number) =>
      act(() => {
        vi.advanceTimersByTime(ms);
      }),
    notice: () => hook.result.current,
  };
}

test('a short loss is not worth a word', () => {
  const { now, after, notice } = start();
  now('offline');
  after(1_900);
  expect(notice()).toEqual({ state: 'fine' });
  now('online');
  after(5_000);
  expect(notice()).toEqual({ state: 'fine' });
});

test('a loss is said after two seconds, and the recovery for two', () => {
  const { now, after, notice } = start();
  now('offline');
  after(2_100);
  expect(notice()).toEqual({ state: 'lost' });
  now('connecting');
  after(60_000);
  expect(notice()).toEqual({ state: 'lost' });
  now('online');
  expect(notice()).toEqual({ state: 'back', sent: 0 });
  after(2_100);
  expect(notice()).toEqual({ state: 'fine' });
});

test('says how many of the messages that waited went', () => {
  const { now, after, notice } = start();
  now('offline');
  after(2_100);
  now('offline', 2);
  now('offline', 3);
  now('online', 3);
  now('online', 1);
  expect(notice()).toEqual({ state: 'back', sent: 2 });
});

test('losing it again just after the recovery starts afresh', () => {
  const { now, after, notice } = start();
  now('offline');
  after(2_100);
  now('online');
  now('offline');
  after(2_100);
  expect(notice()).toEqual({ state: 'lost' });
});

test('a first connection that does not come is said too', () => {
  const { after, notice } = start('connecting');
  after(2_100);
  expect(notice()).toEqual({ state: 'lost' });
});
