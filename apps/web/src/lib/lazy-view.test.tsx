import { act, render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lazyView, Waiting } from './lazy-view.tsx';

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

test('LOOK4 a view that comes while something stands in its place takes it at once: nothing holds it back', async () => {
  const chunk = Promise.withResolvers<typeof Hello>();
  const { View } = lazyView(() => chunk.promise);
  render(
    <Waiting value={<p>…</p>}>
      <View name="Noor" />
    </Waiting>,
  );
  expect(screen.getByText('…')).toBeTruthy();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await act(async () => chunk.resolve(Hello));
  expect([screen.queryByText('…'), vi.getTimerCount()]).toEqual([null, 0]);
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
          <View name="Sam" />
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
