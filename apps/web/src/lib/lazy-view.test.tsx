import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { lazyView } from './lazy-view.tsx';

function Hello({ name }: { readonly name: string }) {
  return <p>Hello {name}</p>;
}

test('a prefetched view is there at once', async () => {
  const load = vi.fn(() => Promise.resolve(Hello));
  const { View, prefetch } = lazyView(load);
  prefetch();
  await Promise.resolve();
  render(<View name="Maya" />);
  expect(screen.getByText('Hello Maya')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
});

test('a view that is not loaded yet suspends', async () => {
  const { View } = lazyView(() => Promise.resolve(Hello));
  await act(async () => {
    render(
      <Suspense fallback="…">
        <View name="Noor" />
      </Suspense>,
    );
  });
  expect(screen.getByText('Hello Noor')).toBeTruthy();
});

test('loading that failed is tried again', async () => {
  const load = vi.fn<() => Promise<typeof Hello>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(Hello);
  const { View, prefetch } = lazyView(load);
  prefetch();
  await vi.waitFor(() => {
    prefetch();
    expect(load).toHaveBeenCalledTimes(2);
  });
  await Promise.resolve();
  render(<View name="Sam" />);
  expect(screen.getByText('Hello Sam')).toBeTruthy();
});
