import type { Clock } from './types.ts';

/** One timer for each thing. */
export interface Timers<Key> {
  set(key: Key, ms: number, task: () => void): void;
  cancel(key: Key): void;
  clear(): void;
}

export function createTimers<Key>(clock: Clock): Timers<Key> {
  const running = new Map<Key, () => void>();
  function cancel(key: Key): void {
    running.get(key)?.();
    running.delete(key);
  }
  return {
    set(key, ms, task) {
      cancel(key);
      const stop = clock.after(ms, () => {
        running.delete(key);
        task();
      });
      running.set(key, stop);
    },
    cancel,
    clear() {
      for (const key of [...running.keys()]) cancel(key);
    },
  };
}
