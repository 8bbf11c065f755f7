import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWaking } from './attention.ts';

const woke = vi.fn();
let stop: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  woke.mockClear();
  stop = watchWaking(woke);
});
afterEach(() => {
  stop?.();
  vi.useRealTimers();
});

/** The device sleeps: time goes on, timers do not. */
function sleep(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

test('CONN8 a device that slept is noticed within three seconds of waking, and only then', () => {
  vi.advanceTimersByTime(60_000);
  expect(woke).not.toHaveBeenCalled();
  sleep(60_000);
  vi.advanceTimersByTime(3_000);
  expect(woke).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(woke).toHaveBeenCalledTimes(1);
});

test('CONN8 a network that is back, and a page that comes out of the browser’s cache, are noticed at once', () => {
  dispatchEvent(new Event('online'));
  expect(woke).toHaveBeenCalledTimes(1);
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  expect(woke).toHaveBeenCalledTimes(1);
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(woke).toHaveBeenCalledTimes(2);
});

test('ended, it tells nothing more', () => {
  stop?.();
  sleep(60_000);
  vi.advanceTimersByTime(10_000);
  dispatchEvent(new Event('online'));
  expect(woke).not.toHaveBeenCalled();
});
