import { type ComponentType, type JSX, use } from 'react';

interface LazyView<Props> {
  /** The view; while it loads it suspends. */
  readonly View: (props: Props & JSX.IntrinsicAttributes) => JSX.Element;
  /** Loads it ahead of time. */
  readonly prefetch: () => void;
}

/**
 * A view in a chunk of its own. Unlike `React.lazy`, it appears in the same frame once it was prefetched, and loading that
 * failed is tried again the next time.
 */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyView<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  let Ready: ComponentType<Props> | null = null;

  function start(): Promise<ComponentType<Props>> {
    loading ??= load().then(
      (component) => {
        Ready = component;
        return component;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  }

  function View(props: Props) {
    const Component = Ready ?? use(start());
    return <Component {...props} />;
  }

  return { View, prefetch: () => void start().catch(() => {}) };
}
