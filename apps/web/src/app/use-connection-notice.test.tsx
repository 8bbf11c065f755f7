import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useConnectionNotice } from './use-connection-notice.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Outbox = Parameters<typeof useConnectionNotice>[1];

/** What waits and what was refused, by their ids. */
function outboxOf(waiting: readonly string[], failed: readonly string[]): Outbox {
  const ofState = (state: 'waiting' | 'failed') => (id: string) => ({ id, state });
  return { design: [...waiting.map(ofState('waiting')), ...failed.map(ofState('failed'))] };
}

function start() {
  const hook = renderHook((now: { lost: boolean; outbox: Outbox }) => useConnectionNotice(now.lost, now.outbox), {
    initialProps: { lost: false, outbox: {} },
  });
  return {
    now: (lost: boolean, waiting: readonly string[] = [], failed: readonly string[] = []) =>
      hook.rerender({ lost, outbox: outboxOf(waiting, failed) }),
    after: (ms: number) =>
      act(() => {
        vi.advanceTimersByTime(ms);
      }),
    notice: () => hook.result.current,
  };
}

test('CONN10 a loss is said for as long as it lasts, and the recovery for two seconds', () => {
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

test('CONN10 how many of the messages that waited went is said once, when none of them waits any more, and for two seconds', () => {
  const { now, after, notice } = start();
  now(true, ['a']);
  now(true, ['a', 'b', 'c']);
  now(false, ['a', 'b', 'c']);
  after(1_000);
  now(false, ['b', 'c']);
  expect(notice()).toEqual({ state: 'back', sent: 0 });
  now(false);
  expect(notice()).toEqual({ state: 'back', sent: 3 });
  after(1_900);
  expect(notice()).toEqual({ state: 'back', sent: 3 });
  after(200);
  expect(notice()).toEqual({ state: 'fine' });
});

test('CONN10 a message that was refused is not among those sent, also once it is removed', () => {
  const { now, notice } = start();
  now(true, ['a', 'b']);
  now(false, ['b'], ['a']);
  now(false, [], ['a']);
  expect(notice()).toEqual({ state: 'back', sent: 1 });
  now(false);
  expect(notice()).toEqual({ state: 'back', sent: 1 });
});

test('CONN10 where everything that waited was refused, nothing is said to be sent', () => {
  const { now, notice } = start();
  now(true, ['a']);
  now(false, [], ['a']);
  now(false);
  expect(notice()).toEqual({ state: 'back', sent: 0 });
});

test('CONN10 what is written just after the recovery does not change what is said', () => {
  const { now, notice } = start();
  now(true, ['a', 'b']);
  now(false, ['b', 'new']);
  now(false, ['new']);
  expect(notice()).toEqual({ state: 'back', sent: 2 });
  now(false, ['new', 'newer']);
  now(false);
  expect(notice()).toEqual({ state: 'back', sent: 2 });
});

test('CONN10 losing it again just after the recovery starts afresh', () => {
  const { now, after, notice } = start();
  now(true, ['a', 'b']);
  now(false);
  now(true);
  after(2_100);
  expect(notice()).toEqual({ state: 'lost' });
  now(false);
  expect(notice()).toEqual({ state: 'back', sent: 0 });
});
