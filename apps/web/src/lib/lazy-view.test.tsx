import { act, render, screen } from '@testing-library/react';
import { Component, type ReactNode, Suspense } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
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

class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? 'It did not load.' : this.props.children;
  }
}

test('loading that fails says so, and is tried again when somebody comes back', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const load = vi.fn<() => Promise<typeof Hello>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(Hello);
  const { View } = lazyView(load);
  async function show(key: string) {
    await act(async () => {
      rerender(
        <Boundary key={key}>
          <Suspense>
            <View name="Sam" />
          </Suspense>
        </Boundary>,
      );
    });
  }
  const { rerender, container } = render(null);
  await show('first');
  expect(container.textContent).toBe('It did not load.');
  expect(load).toHaveBeenCalledTimes(1);
  vi.setSystemTime(Date.now() + 2_000);
  await show('later');
  expect(container.textContent).toBe('Hello Sam');
});
