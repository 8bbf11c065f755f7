import { type ComponentType, type JSX, use } from 'react';
import { whenBack } from './when-back.ts';

interface LazyView<Props> {
  /** The view; while it loads it suspends. */
  readonly View: (props: Props & JSX.IntrinsicAttributes) => JSX.Element;
  /** Loads it ahead of time. */
  readonly prefetch: () => void;
}

/** A failure is final for as long: who looks again at once, as React does, must see it; who comes back later, or with the connection, may try again. */
const pause = 1_000;

/**
 * A view in a chunk of its own. Unlike `React.lazy`, it appears in the same frame once it was prefetched, and loading that
 * failed can be tried again.
 */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyView<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  let failedAt = Infinity;

  function start(): Promise<ComponentType<Props>> {
    // Under way, there, or failed just now.
    if (loading !== null && Date.now() < failedAt + pause) return loading;
    failedAt = Infinity;
    const mine = load();
    mine.then(
      // What `use` notes on a promise once it has waited for it: noted now, it need not wait at all.
      (value) => Object.assign(mine, { status: 'fulfilled', value }),
      () => {
        failedAt = Date.now();
        whenBack(() => {
          if (loading === mine) failedAt = 0;
        });
      },
    );
    loading = mine;
    return mine;
  }

  function View(props: Props) {
    const Component = use(start());
    return <Component {...props} />;
  }

  return { View, prefetch: () => void start().catch(() => {}) };
}
