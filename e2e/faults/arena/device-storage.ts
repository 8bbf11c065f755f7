import { createMemoryStorage } from '@parley/client/memory-storage.ts';
import type { OutboxStorage } from '@parley/client/types.ts';

/** `full`: every write fails (quota). `blocked`: nothing ever comes back. `unreadable`: what is there cannot be read. */
export type StorageMode = 'works' | 'full' | 'blocked' | 'unreadable';

/** The storage of a device: outlives the client on it, and can break. */
export interface DeviceStorage extends OutboxStorage {
  set(mode: StorageMode): void;
  /** What it holds, and whether a client that begins now can read it. */
  held(): Promise<{ readonly ids: ReadonlySet<string>; readonly readable: boolean }>;
}

export function createDeviceStorage(): DeviceStorage {
  const inner = createMemoryStorage();
  let mode: StorageMode = 'works';

  function write(work: () => Promise<void>): Promise<void> {
    if (mode === 'full') return Promise.reject(new DOMException('The quota has been exceeded.', 'QuotaExceededError'));
    return mode === 'blocked' ? Promise.withResolvers<void>().promise : work();
  }

  return {
    load: () => (mode === 'unreadable' ? Promise.reject(new DOMException('An old schema.', 'VersionError')) : inner.load()),
    put: (entry, isNew) => write(() => inner.put(entry, isNew)),
    remove: (id) => write(() => inner.remove(id)),
    set(next) {
      mode = next;
    },
    held: async () => ({ ids: new Set((await inner.load()).map(({ id }) => id)), readable: mode !== 'unreadable' }),
  };
}
