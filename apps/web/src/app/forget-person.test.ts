import { expect, onTestFinished, test, vi } from 'vitest';
import { forgetPerson } from './forget-person.ts';

test('ACCOUNT10 of a person nothing stays in the browser, but what was set for the device', async () => {
  const stored = new Map(Object.entries({ 'parley:keep': 'no', 'parley:theme': 'dark', 'parley:me': '{}', 'parley:room': 'secret', other: 'app' }));
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      { removeItem: (key: string) => stored.delete(key) },
      { ownKeys: () => [...stored.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
    ),
  );
  const deleted: string[] = [];
  vi.stubGlobal('indexedDB', {
    databases: () => Promise.resolve([{ name: 'parley-logs' }, { name: 'parley' }, { name: 'other' }]),
    deleteDatabase(name: string) {
      deleted.push(name);
      const request = new EventTarget();
      queueMicrotask(() => request.dispatchEvent(new Event('success')));
      return request;
    },
  });
  const asked = vi.fn(() => Promise.resolve(new Response('{}')));
  vi.stubGlobal('fetch', asked);
  onTestFinished(() => void vi.unstubAllGlobals());
  await forgetPerson();
  // What only the browser can let go of.
  expect(asked).toHaveBeenCalledExactlyOnceWith('/api/session/forget', expect.objectContaining({ method: 'POST' }));
  expect([[...stored.keys()].toSorted(), deleted]).toEqual([
    ['other', 'parley:keep', 'parley:theme'],
    ['parley-logs', 'parley'],
  ]);
});
