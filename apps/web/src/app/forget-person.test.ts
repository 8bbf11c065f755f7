import { expect, onTestFinished, test, vi } from 'vitest';
import { forgetPerson } from './forget-person.ts';

/** A browser that keeps these, and cannot say which databases it has where it is told so. */
function browser(kept: Readonly<Record<string, string>>, lists = true) {
  const stored = new Map(Object.entries(kept));
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {
        getItem: (key: string) => stored.get(key) ?? null,
        removeItem: (key: string) => stored.delete(key),
        setItem: (key: string, value: string) => stored.set(key, value),
      },
      { ownKeys: () => [...stored.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
    ),
  );
  const deleted: string[] = [];
  vi.stubGlobal('indexedDB', {
    databases: () =>
      lists ? Promise.resolve([{ name: 'parley-logs' }, { name: 'parley' }, { name: 'other' }]) : Promise.reject(new Error('not now')),
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
  return { stored, deleted, asked, keys: () => [...stored.keys()].toSorted() };
}

const kept = { 'parley:keep': 'no', 'parley:theme': 'dark', 'parley:me': '{}', 'parley:whose': 'ana', 'parley:room': 'secret', other: 'app' };

test('ACCOUNT10 of a person nothing stays in the browser, but what was set for the device', async () => {
  const { deleted, asked, keys } = browser(kept);
  await forgetPerson();
  // What only the browser can let go of.
  expect(asked).toHaveBeenCalledExactlyOnceWith('/api/session/forget', expect.objectContaining({ method: 'POST' }));
  expect([keys(), deleted]).toEqual([
    ['other', 'parley:keep', 'parley:theme'],
    ['parley-logs', 'parley'],
  ]);
});

test('ACCOUNT10 what does not go keeps nothing else from going, and is tried again with the next visit', async () => {
  const noList = browser(kept, false);
  await forgetPerson();
  expect(noList.asked).toHaveBeenCalledOnce();
  expect(noList.keys()).toEqual(['other', 'parley:keep', 'parley:theme', 'parley:whose']);
  const away = browser(kept);
  away.asked.mockRejectedValue(new TypeError('no connection'));
  await forgetPerson();
  expect([away.keys(), away.deleted]).toEqual([
    ['other', 'parley:keep', 'parley:theme', 'parley:whose'],
    ['parley-logs', 'parley'],
  ]);
});

test('ACCOUNT10 whoever comes in meanwhile keeps that it is theirs now', async () => {
  const { stored } = browser(kept);
  const forgotten = forgetPerson();
  stored.set('parley:whose', 'bo');
  await forgotten;
  expect(stored.get('parley:whose')).toBe('bo');
});
