import { type ComponentType, createContext, type JSX, useContext, useEffect, useReducer, useState } from 'react';
import { whenBack } from './when-back.ts';

interface LazyView<Props> {
  /** The view; while it loads, what stands in its place. */
  readonly View: (props: Props & JSX.IntrinsicAttributes) => JSX.Element;
  /** Loads it ahead of time. */
  readonly prefetch: () => void;
}

/** What stands in the place of a view that loads. */
export const Waiting = createContext<JSX.Element | null>(null);

/** A failure is final for as long: who looks again at once, as React does, must see it; who comes back later, or with the connection, may try again. */
const pause = 1_000;

type Loading<View> = Promise<View> & ({ status?: undefined } | { status: 'there'; value: View } | { status: 'failed'; reason: unknown });

/**
 * A view in a chunk of its own. Unlike `React.lazy`, it appears in the same frame once it was prefetched, and loading that failed can be tried again.
 * Nor does it suspend: what has suspended, React holds back until 300 ms after it showed what stands in its place.
 */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyView<Props> {
  let loading: Loading<ComponentType<Props>> | null = null;
  let failedAt = Infinity;

  function start(): Loading<ComponentType<Props>> {
    // Under way, there, or failed just now.
    if (loading !== null && Date.now() < failedAt + pause) return loading;
    failedAt = Infinity;
    const mine: Loading<ComponentType<Props>> = load();
    mine.then(
      (value) => Object.assign(mine, { status: 'there', value }),
      (reason: unknown) => {
        failedAt = Date.now();
        void Object.assign(mine, { status: 'failed', reason });
        whenBack(() => {
          if (loading === mine) failedAt = 0;
        });
      },
    );
    loading = mine;
    return mine;
  }

  function View(props: Props) {
    const [mine] = useState(start);
    const [, look] = useReducer((times: number) => times + 1, 0);
    const waiting = useContext(Waiting);
    useEffect(() => {
      let here = true;
      function settled(): void {
        if (here) look();
      }
      mine.then(settled, settled);
      return () => {
        here = false;
      };
    }, [mine]);
    if (mine.status === 'failed') throw mine.reason;
    if (mine.status === undefined) return <>{waiting}</>;
    return <mine.value {...props} />;
  }

  return { View, prefetch: () => void start().catch(() => {}) };
}
