import { createMemoryStorage } from '@parley/client/memory-storage.ts';
import type { OutboxStorage } from '@parley/client/types.ts';

/** `full`: every write fails (quota). `blocked`: nothing ever comes back. `unreadable`: what is there cannot be read. */
export type StorageMode = 'works' | 'full' | 'blocked' | 'unreadable';

export interface Held {
  readonly ids: ReadonlySet<string>;
  /** Those of them that whoever begins now sends. */
  readonly waiting: ReadonlySet<string>;
  /** Whether a client that begins now can read it. */
  readonly readable: boolean;
  /** It has taken all writes for so long that what it did not take before is in it by now. */
  readonly settled: boolean;
}

/** Longest (ms) until what a storage did not take for some seconds is in it: five until a write counts as hung, and as long again as it was broken. */
const settlesWithin = 15_000;

/** The storage of a device: outlives the client on it, and can break. */
export interface DeviceStorage extends OutboxStorage {
  set(mode: StorageMode): void;
  /** What it holds. */
  held(): Promise<Held>;
}

export function createDeviceStorage(): DeviceStorage {
  const inner = createMemoryStorage();
  let mode: StorageMode = 'works';
  let takesSince = -Infinity;

  function write(work: () => Promise<void>): Promise<void> {
    if (mode === 'full') return Promise.reject(new DOMException('The quota has been exceeded.', 'QuotaExceededError'));
    return mode === 'blocked' ? Promise.withResolvers<void>().promise : work();
  }

  return {
    load: () => (mode === 'unreadable' ? Promise.reject(new DOMException('An old schema.', 'VersionError')) : inner.load()),
    put: (entry, isNew) => write(() => inner.put(entry, isNew)),
    remove: (id) => write(() => inner.remove(id)),
    set(next) {
      if (mode === 'full' || mode === 'blocked') takesSince = performance.now();
      mode = next;
    },
    async held() {
      const entries = await inner.load();
      return {
        ids: new Set(entries.map(({ id }) => id)),
        waiting: new Set(entries.flatMap(({ id, state }) => (state === 'waiting' ? [id] : []))),
        readable: mode !== 'unreadable',
        settled: mode !== 'full' && mode !== 'blocked' && performance.now() - takesSince > settlesWithin,
      };
    },
  };
}
