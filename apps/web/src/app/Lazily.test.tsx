import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { lazyView } from '../lib/lazy-view.tsx';
import { sayBack } from '../lib/when-back.ts';
import { Lazily } from './Lazily.tsx';

/** A view whose chunk can’t be had for the first so many times. */
function failing(times: number) {
  const load = vi.fn(async () => {
    if (load.mock.calls.length <= times) throw new TypeError('Failed to fetch');
    return () => <p>Here</p>;
  });
  return { ...lazyView(load), load };
}

function inLazily(View: ReturnType<typeof failing>['View'], onFail?: () => void) {
  return (
    <Lazily {...(onFail && { onFail })}>
      <View />
    </Lazily>
  );
}

test('LOOK4 what could not be loaded and shows nothing in its place is tried again by itself, ever less often', async () => {
  vi.useFakeTimers();
  const noise = vi.spyOn(console, 'error').mockReturnValue();
  try {
    const { View, load } = failing(2);
    await act(async () => render(inLazily(View)));
    expect([load.mock.calls.length, screen.queryByText('Here')]).toEqual([1, null]);
    await act(async () => vi.advanceTimersByTimeAsync(1_999));
    expect(load).toHaveBeenCalledTimes(1);
    await act(async () => vi.advanceTimersByTimeAsync(1));
    expect([load.mock.calls.length, screen.queryByText('Here')]).toEqual([2, null]);
    await act(async () => vi.advanceTimersByTimeAsync(3_999));
    expect(load).toHaveBeenCalledTimes(2);
    await act(async () => vi.advanceTimersByTimeAsync(1));
    expect(screen.queryByText('Here')).not.toBeNull();
  } finally {
    noise.mockRestore();
    vi.useRealTimers();
  }
});

test('LOOK4 … and at once when the connection is back', async () => {
  const noise = vi.spyOn(console, 'error').mockReturnValue();
  vi.useFakeTimers();
  try {
    const { View } = failing(1);
    await act(async () => render(inLazily(View)));
    await act(async () => sayBack());
    expect(screen.queryByText('Here')).not.toBeNull();
  } finally {
    noise.mockRestore();
    vi.useRealTimers();
  }
});

test('LOOK4 … and where its failure is said, it is left to who reads that', async () => {
  vi.useFakeTimers();
  const noise = vi.spyOn(console, 'error').mockReturnValue();
  try {
    const { View, load } = failing(1);
    const onFail = vi.fn();
    await act(async () => render(inLazily(View, onFail)));
    await act(async () => vi.advanceTimersByTimeAsync(60_000));
    expect([load.mock.calls.length, onFail.mock.calls.length]).toEqual([1, 1]);
  } finally {
    noise.mockRestore();
    vi.useRealTimers();
  }
});
