import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Asked } from './account-requests.ts';
import { useRequest } from './use-request.ts';

function later() {
  return Promise.withResolvers<Asked<string>>();
}

test('of two requests only the later one counts, whichever is answered first', async () => {
  const { result } = renderHook(useRequest);
  const done = vi.fn();
  const [first, second] = [later(), later()];
  act(() => void result.current.wait(first.promise, done));
  act(() => void result.current.wait(second.promise, done));
  await act(async () => second.resolve({ value: 'new' }));
  await act(async () => first.resolve({ value: 'old' }));
  expect(done.mock.calls).toEqual([['new']]);
  expect(result.current.busy).toBe(false);
});

test('an answer that comes when its form is closed does nothing any more', async () => {
  const { result, unmount } = renderHook(useRequest);
  const done = vi.fn();
  const { promise, resolve } = later();
  act(() => void result.current.wait(promise, done));
  expect(result.current.busy).toBe(true);
  unmount();
  await act(async () => resolve({ value: 'late' }));
  expect(done).not.toHaveBeenCalled();
});
